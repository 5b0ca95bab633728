package nl.coachmoodle.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.coachmoodle.harness.Child;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.NativeProcess;
import nl.coachmoodle.harness.RuntimeApi;
import nl.coachmoodle.lambdahttp.FunctionUrl.Event;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The native executable of the doors as Lambda runs it behind a function URL: a process that asks
 * the Runtime API for requests. Run by {@code native-build.sh lambda-http --test}, after the
 * executable has been built.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BootstrapIT {
  private static final Path OUTPUT = Path.of("target-lambda-http");
  private static final String SECRET = "s3cret-of-the-executable_0123456789";
  private static final String MESSAGE =
      """
      {"PersoonExterneId": "p1", "PersoonVoornaam": "Zoë", "PersoonTussenvoegsels": "de",
       "PersoonAchternaam": "Groot", "PersoonEmailadres": "zoe@example.com", "Elearningcode": "2"}
      """;

  private MoodleStandIn moodle;
  private IdentityProvider provider;
  private RuntimeApi lambda;
  private Child process;

  @BeforeEach
  void start() throws IOException {
    moodle = MoodleStandIn.start(MoodleRelease.V5_1);
    moodle.emptySite();
    provider = new IdentityProvider();
    lambda = RuntimeApi.start();
    process =
        NativeProcess.start(
            OUTPUT,
            Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                lambda.address(),
                "MOODLE_URL",
                moodle.uri().toString(),
                "MOODLE_TOKEN",
                moodle.token(),
                "MOODLE_RETRY_DELAY",
                "1ms",
                "PROFILE_PASSWORD",
                "random",
                "ELEARNING_OAUTH_ISSUER",
                IdentityProvider.ISSUER,
                "ELEARNING_OAUTH_KEYS",
                provider.keySetAddress(),
                "ELEARNING_OAUTH_AUDIENCES",
                IdentityProvider.AUDIENCE,
                "WEBHOOK_SECRET",
                SECRET,
                "WEBHOOK_ROUTE_MAP",
                "persoon.inactief -> suspendParticipant(externalId=ExternId)"));
  }

  @AfterEach
  void stop() {
    process.close();
    lambda.close();
    provider.close();
    moodle.close();
  }

  @Test
  void theElearningLinkEnrolsAndWithdraws() throws Exception {
    JsonPath enrolled = send(elearning("POST", "").base64(MESSAGE));

    assertThat(enrolled.getInt("statusCode")).isEqualTo(200);
    assertThat(FunctionUrl.body(enrolled).getString("code")).isEqualTo("ok");
    long zoe = moodle.userByIdnumber("p1").orElseThrow().id();
    assertThat(moodle.enrolment(zoe, 2)).isPresent();

    JsonPath withdrawn =
        send(elearning("DELETE", "PersoonExterneId=p1&Elearningcode=2").without("content-type"));

    assertThat(withdrawn.getInt("statusCode")).isEqualTo(200);
    assertThat(moodle.enrolment(zoe, 2).orElseThrow().suspended()).isTrue();
  }

  @Test
  void aRefusalHasItsSentenceAndTheProcessGoesOn() throws Exception {
    JsonPath stranger = send(new Event("POST", "/elearning", "").body(MESSAGE));
    JsonPath refused = send(elearning("POST", "").body(MESSAGE.replace("\"2\"", "\"999999\"")));
    JsonPath next = send(elearning("POST", "").body(MESSAGE));

    assertThat(stranger.getInt("statusCode")).isEqualTo(401);
    assertThat(refused.getInt("statusCode")).isEqualTo(422);
    assertThat(FunctionUrl.body(refused).getString("message")).contains("bestaat niet in Moodle");
    assertThat(next.getInt("statusCode")).isEqualTo(200);
  }

  @Test
  void aWebhookIsDoneByWhoeverKnowsItsAddress() throws Exception {
    send(elearning("POST", "").body(MESSAGE));
    String inactive = "{\"event\": \"persoon.inactief\", \"ExternId\": \"p1\"}";

    JsonPath stranger = send(new Event("POST", "/webhooks/" + "x".repeat(35), "").body(inactive));
    assertThat(stranger.getInt("statusCode")).isEqualTo(404);
    assertThat(moodle.userByIdnumber("p1").orElseThrow().suspended()).isFalse();

    JsonPath done = send(new Event("POST", "/webhooks/" + SECRET, "").body(inactive));
    assertThat(done.getInt("statusCode")).isEqualTo(200);
    assertThat(moodle.userByIdnumber("p1").orElseThrow().suspended()).isTrue();
  }

  @Test
  void nothingElseIsThere() throws Exception {
    // Lambda looks after its processes itself: there is no health to ask for.
    for (String path : new String[] {"/", "/q/health", "/enrolParticipant", "/nothing"}) {
      assertThat(send(new Event("GET", path, "")).getInt("statusCode")).isEqualTo(404);
    }
    assertThat(send(new Event("GET", "/setup", "")).getInt("statusCode")).isBetween(400, 403);
    assertThat(moodle.calls()).isEmpty();
  }

  private Event elearning(String method, String query) {
    return new Event(method, "/elearning", query)
        .with("authorization", "Bearer " + provider.token());
  }

  private JsonPath send(Event event) throws Exception {
    RuntimeApi.Outcome outcome = lambda.invoke(event.write());
    assertThat(outcome.kind()).isEqualTo("response");
    return JsonPath.from(outcome.body());
  }
}
