package nl.coachmoodle.outbound.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.Outbox;
import nl.coachmoodle.standin.queue.QueuedMessage;
import nl.coachmoodle.standin.queue.SqsStandIn;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work and dead letters in Amazon's queues, which check every signature. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(QueuedFunction.class)
class SqsOutboxTest {
  private static final Message SYNC =
      new Message("syncProfile", "event-7", "person-1", Map.of("personId", "person-1"));

  @Inject Outbox outbox;
  @Inject DeadLetters deadLetters;
  SqsStandIn queues;

  @BeforeEach
  void emptyQueues() {
    queues.reset();
  }

  @Test
  void aMessageGoesToTheQueueOfItsFunctionInTheGroupOfItsPerson() {
    outbox.send(SYNC);

    QueuedMessage message = only();
    assertThat(message.queue()).endsWith("/sync.fifo");
    assertThat(message.body()).isEqualTo("{\"personId\":\"person-1\"}");
    assertThat(message.group()).contains("person-1");
    assertThat(message.deduplicationId()).contains("event-7");
    assertThat(message.attributes()).containsOnly(Map.entry("function", "syncProfile"));
  }

  @Test
  void aSecondMessageWithTheSameIdIsDroppedAndOneWithAnotherIdIsKept() {
    outbox.send(SYNC);
    outbox.send(SYNC);
    outbox.send(new Message("syncProfile", "event-8", "person-1", Map.of("personId", "person-1")));

    assertThat(queues.messages()).hasSize(2);
  }

  @Test
  void idsThatAmazonDoesNotTakeAreRepresentedByAHash() {
    outbox.send(new Message("syncProfile", "id één", "p".repeat(255), Map.of()));

    assertThat(only().group().orElseThrow()).matches("[0-9a-f]{64}");
    assertThat(only().deduplicationId().orElseThrow()).matches("[0-9a-f]{64}");
  }

  @Test
  void aQueueThatIsNotFifoHasNoGroups() {
    outbox.send(new Message("reconcile", "run-1", "run", Map.of("cursor", "2")));

    assertThat(only().group()).isEmpty();
    assertThat(only().deduplicationId()).isEmpty();
  }

  @Test
  void onlyFunctionsWithAQueueAreReached() {
    assertThat(outbox.reaches("syncProfile")).isTrue();
    assertThat(outbox.reaches("enrolParticipant")).isTrue();
    assertThat(outbox.reaches("reconcile")).isTrue();
    assertThat(outbox.reaches("addToCohort")).isFalse();
  }

  @Test
  void theReferenceOfTheCallTravelsWithTheMessage() {
    MDC.put("reference", "11111111-2222-3333-4444-555555555555");
    try {
      outbox.send(SYNC);
    } finally {
      MDC.remove("reference");
    }

    assertThat(only().attributes())
        .containsEntry("correlationid", "11111111-2222-3333-4444-555555555555");
  }

  @Test
  void aPassingFaultIsRepeatedOnce() {
    queues.failWith(500);
    outbox.send(SYNC);
    assertThat(queues.messages()).hasSize(1);

    queues.reset();
    queues.failWith(503, 503);
    assertThatThrownBy(() -> outbox.send(SYNC))
        .isInstanceOfSatisfying(
            FailedException.class,
            failed -> {
              assertThat(failed.failure().code()).isEqualTo(FailureCode.HAND_OVER_FAILED);
              assertThat(failed).hasMessageContaining("status-503");
            });
    assertThat(queues.calls()).isEqualTo(2);
  }

  @Test
  void aRefusalIsNotRepeated() {
    assertThatThrownBy(
            () -> outbox.send(new Message("checkSetup", "1", "check", Map.of("mode", "plan"))))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("retry/hand-over-failed")
        .hasMessageContaining("status-400");
    assertThat(queues.calls()).isEqualTo(1);
  }

  @Test
  void aDeadLetterIsTheOriginalRequestWithItsReasonBesideIt() {
    Map<String, Object> request = new HashMap<>();
    request.put("externalId", "p1");
    request.put("lastName", "Hôf \ud800");
    request.put("infix", null);

    deadLetters.send(
        new DeadLetter(
            "enrolParticipant",
            "letter-1",
            "p1",
            Failure.of(FailureCode.EMAIL_MISSING),
            "Deze deelnemer heeft geen e-mailadres.",
            "Vul een e-mailadres in.",
            request));

    QueuedMessage letter = only();
    assertThat(deadLetters.areKept()).isTrue();
    assertThat(letter.queue()).endsWith("/dead.fifo");
    assertThat(letter.group()).contains("p1");
    assertThat(letter.body())
        .contains("\"lastName\":\"H\\u00F4f \\uD800\"")
        .contains("\"infix\":null");
    assertThat(letter.attributes())
        .isEqualTo(
            Map.of(
                "function", "enrolParticipant",
                "code", "data/email-missing",
                "message", "Deze deelnemer heeft geen e-mailadres.",
                "fix", "Vul een e-mailadres in."));
  }

  @Test
  void aDeadLetterThatIsNotTakenIsAFailure() {
    queues.failWith(500, 500);

    assertThatThrownBy(
            () ->
                deadLetters.send(
                    new DeadLetter(
                        "syncProfile",
                        "1",
                        "p1",
                        Failure.of(FailureCode.ACCOUNT_ABSENT),
                        "a",
                        "b",
                        Map.of())))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("retry/hand-over-failed");
  }

  @Test
  void theRegionIsThatOfTheAddress() {
    assertThat(region("https://sqs.eu-central-1.amazonaws.com/1/a.fifo")).isEqualTo("eu-central-1");
    assertThat(region("https://vpce-1.sqs.eu-north-1.vpce.amazonaws.com/1/a"))
        .isEqualTo("eu-north-1");
    assertThat(region("http://127.0.0.1:9324/1/a.fifo")).isEqualTo("own");
  }

  @Test
  void credentialsAreOfAWholePair() {
    assertThatThrownBy(() -> AwsCredentials.from(name -> Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("AWS_ACCESS_KEY_ID is not in the environment");
  }

  private static String region(String address) {
    return new SqsQueue(HttpAddress.of(address)).region("own");
  }

  private QueuedMessage only() {
    assertThat(queues.messages()).hasSize(1);
    return queues.messages().get(0);
  }
}
