package nl.coachmoodle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.coachmoodle.harness.Child;
import nl.coachmoodle.harness.NativeProcess;
import nl.coachmoodle.harness.RuntimeApi;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.queue.SqsStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The native executable as Lambda runs it: a process that asks the Runtime API for its work. Run by
 * {@code native-build.sh lambda --test}, after the executable has been built.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BootstrapIT {
  private static final Path OUTPUT = Path.of("target-lambda");
  private static final String KEY_ID = "AKIDEXAMPLE";
  private static final String KEY = "key-of-the-executable-under-test";
  private static final String ENROLMENT =
      """
      {"externalId": "p1", "firstName": "Zoë", "infix": "de", "lastName": "Groot",
       "email": "zoe@example.com", "code": "2"}""";

  private MoodleStandIn moodle;
  private SqsStandIn queues;
  private RuntimeApi lambda;
  private Child process;

  @BeforeEach
  void start() throws IOException {
    moodle = MoodleStandIn.start(MoodleRelease.V5_1);
    moodle.emptySite();
    queues = new SqsStandIn(KEY_ID, KEY, Optional.empty(), InstantSource.system());
    lambda = RuntimeApi.start();
    process =
        NativeProcess.start(
            OUTPUT,
            Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", lambda.address()),
                Map.entry("QUARKUS_FUNQY_EXPORT", "enrolParticipant"),
                Map.entry("MOODLE_URL", moodle.uri().toString()),
                Map.entry("MOODLE_TOKEN", moodle.token()),
                Map.entry("MOODLE_RETRY_DELAY", "1ms"),
                Map.entry("PROFILE_PASSWORD", "random"),
                Map.entry("OUTBOUND_DEAD_LETTER_QUEUE", queues.queue("dead.fifo")),
                Map.entry("AWS_REGION", "eu-west-1"),
                Map.entry("AWS_ACCESS_KEY_ID", KEY_ID),
                Map.entry("AWS_SECRET_ACCESS_KEY", KEY)));
  }

  @AfterEach
  void stop() {
    process.close();
    lambda.close();
    queues.close();
    moodle.close();
  }

  @Test
  void anInvocationEnrolsAndAnswersTheReport() throws Exception {
    RuntimeApi.Outcome outcome = lambda.invoke(ENROLMENT);

    assertThat(outcome.kind()).isEqualTo("response");
    assertThat(outcome.body()).contains("\"account\":\"created\"", "\"state\":\"ensured\"");
    assertThat(moodle.userByIdnumber("p1")).isPresent();
  }

  @Test
  void aFailureIsAnErrorWithoutNamesAndTheProcessGoesOn() throws Exception {
    RuntimeApi.Outcome refused = lambda.invoke("{\"externalId\": \"p2\", \"firstName\": \"Zoë\"}");
    RuntimeApi.Outcome next = lambda.invoke(ENROLMENT);

    assertThat(refused.kind()).isEqualTo("error");
    assertThat(refused.body()).contains("data/input-invalid").doesNotContain("Zoë");
    assertThat(next.kind()).isEqualTo("response");
    assertThat(Files.readString(OUTPUT.resolve("bootstrap.log")))
        .contains("data/input-invalid")
        .doesNotContain("Failed to run lambda");
  }

  @Test
  void anSqsBatchReportsExactlyTheFailedMessages() throws Exception {
    RuntimeApi.Outcome outcome =
        lambda.invoke(
            """
            {"Records": [
              {"messageId": "good", "eventSource": "aws:sqs", "body": %s},
              {"messageId": "bad", "eventSource": "aws:sqs", "body": "no JSON"}]}"""
                .formatted(quoted(ENROLMENT)));

    assertThat(outcome.kind()).isEqualTo("response");
    assertThat(outcome.body()).contains("\"bad\"").doesNotContain("\"good\"");
    assertThat(moodle.userByIdnumber("p1")).isPresent();
  }

  @Test
  void aLastingFailureIsSignedForTheDeadLettersAndAcknowledged() throws Exception {
    RuntimeApi.Outcome outcome =
        lambda.invoke(
            """
            {"Records": [
              {"messageId": "wrong", "eventSource": "aws:sqs", "body": %s}]}"""
                .formatted(quoted(ENROLMENT.replace("\"2\"}", "\"999999\"}"))));

    assertThat(outcome.kind()).isEqualTo("response");
    assertThat(outcome.body()).doesNotContain("wrong");
    assertThat(queues.messages())
        .singleElement()
        .satisfies(letter -> assertThat(letter.body()).contains("999999"));
  }

  @Test
  void everyKindOfFailureHasItsSentence() throws Exception {
    RuntimeApi.Outcome outcome =
        lambda.invoke(ENROLMENT.replace("\"2\"}", "\"999999\", \"onFailure\": \"answer\"}"));

    assertThat(outcome.body()).contains("data/course-not-found", "bestaat niet in Moodle");
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
