package nl.coachmoodle.lambdahttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.lambdahttp.FunctionUrl.Event;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.queue.QueuedMessage;
import nl.coachmoodle.standin.queue.SqsStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks behind a function URL become messages in queues. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(GuardedFunctionUrl.class)
class WebhookUrlTest {
  private static final String PATH = "/webhooks/" + GuardedFunctionUrl.SECRET;
  private static final String ADDED =
      "{\"event\": \"persoon.categorie.toegevoegd\", \"PersoonId\": \"8f0c\", \"Naam\": \"één\"}";

  private static final String NOBODY = "{\"event\": \"nieuw\", \"ExternId\": \"nobody\"}";

  MoodleStandIn moodle;
  SqsStandIn queues;

  @BeforeEach
  void nothingReceived() {
    moodle.reset();
    queues.reset();
  }

  @Test
  void aMessageIsHandedOnToTheQueueOfItsFunction() {
    JsonPath answer = FunctionUrl.send(signed(event(PATH), ADDED, "msg_1").body(ADDED));

    assertThat(answer.getInt("statusCode")).isEqualTo(202);
    assertThat(queues.messages()).hasSize(1);
    QueuedMessage message = queues.messages().get(0);
    assertThat(message.queue()).endsWith("/sync.fifo");
    assertThat(message.body()).isEqualTo("{\"personId\":\"8f0c\"}");
    assertThat(message.group()).contains("8f0c");
    assertThat(message.deduplicationId()).contains("msg_1");
    assertThat(message.attributes()).containsKey("correlationid");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void bytesInBase64AreSignedAsTheyWereSent() {
    JsonPath answer = FunctionUrl.send(signed(event(PATH), ADDED, "msg_2").base64(ADDED));

    assertThat(answer.getInt("statusCode")).isEqualTo(202);
  }

  @Test
  void aRepetitionUnderTheSameIdIsOneMessage() {
    FunctionUrl.send(signed(event(PATH), ADDED, "msg_3").body(ADDED));
    FunctionUrl.send(signed(event(PATH), ADDED, "msg_3").body(ADDED));

    assertThat(queues.calls()).isEqualTo(2);
    assertThat(queues.messages()).hasSize(1);
  }

  @Test
  void nothingIsLostWhenTheQueueTakesNothing() {
    queues.failWith(500, 500);

    JsonPath answer = FunctionUrl.send(signed(event(PATH), ADDED, "msg_4").body(ADDED));

    assertThat(answer.getInt("statusCode")).isEqualTo(503);
    assertThat(FunctionUrl.body(answer).getString("code")).isEqualTo("retry/hand-over-failed");
  }

  @Test
  void aFunctionWithoutAQueueWorksAtOnceAndItsPermanentFailuresAreKept() {
    String known = "{\"event\": \"geen.wachtrij\", \"ExternId\": \"CV-1001\"}";

    JsonPath done = FunctionUrl.send(signed(event(PATH), known, "msg_5").body(known));
    JsonPath kept = FunctionUrl.send(signed(event(PATH), NOBODY, "msg_6").body(NOBODY));

    assertThat(done.getInt("statusCode")).isEqualTo(200);
    assertThat(moodle.userByIdnumber("CV-1001").orElseThrow().suspended()).isTrue();
    assertThat(kept.getInt("statusCode")).isEqualTo(202);
    assertThat(FunctionUrl.body(kept).getString("code")).isEqualTo("data/account-absent");
    QueuedMessage letter = queues.messages().get(0);
    assertThat(letter.queue()).endsWith("/dead.fifo");
    assertThat(JsonPath.from(letter.body()).getMap(""))
        .isEqualTo(Map.of("cohort", "7", "externalId", "nobody"));
    assertThat(letter.group()).contains("nobody");
    assertThat(letter.attributes())
        .containsEntry("function", "addToCohort")
        .containsEntry("code", "data/account-absent");
  }

  @Test
  void theSenderTriesAgainWhenTheDeadLettersTakeNothing() {
    queues.failWith(500, 500);

    JsonPath answer = FunctionUrl.send(signed(event(PATH), NOBODY, "msg_7").body(NOBODY));

    assertThat(answer.getInt("statusCode")).isEqualTo(503);
  }

  @Test
  void theSourceIsWhatAwsSaysAndNoHeader() {
    Event elsewhere =
        new Event("POST", PATH, "", "198.51.100.1").with("x-forwarded-for", "192.0.2.7");

    JsonPath answer = FunctionUrl.send(signed(elsewhere, ADDED, "msg_8").body(ADDED));

    assertThat(answer.getInt("statusCode")).isEqualTo(403);
    assertThat(FunctionUrl.body(answer).getString("code")).isEqualTo("setup/source-not-allowed");
    assertThat(queues.calls()).isZero();
  }

  @Test
  void anUnsignedMessageIsRefused() {
    JsonPath answer = FunctionUrl.send(event(PATH).body(ADDED));

    assertThat(answer.getInt("statusCode")).isEqualTo(403);
    assertThat(FunctionUrl.body(answer).getString("code")).isEqualTo("setup/signature-refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PATH + "x",
        PATH + "/",
        PATH + ";x=1",
        PATH + "%2F",
        PATH + "%3Bx",
        "//webhooks/" + GuardedFunctionUrl.SECRET,
        "/webhooks//" + GuardedFunctionUrl.SECRET,
        "/webhooks/%73" + "3cret-of-the-function-url_0123456",
        "/x/../webhooks/" + GuardedFunctionUrl.SECRET,
        "/webhooks/",
        "/webhooks"
      })
  void noOtherPathLeadsIn(String path) {
    JsonPath answer = FunctionUrl.send(signed(event(path), ADDED, "msg_9").body(ADDED));

    assertThat(answer.getInt("statusCode")).isEqualTo(404);
    assertThat(FunctionUrl.body(answer).getString("code")).isEqualTo("data/address-unknown");
    assertThat(queues.calls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void aWrongSecretIsAnUnknownAddressWithAnyMethod(String method) {
    JsonPath guessed = FunctionUrl.send(new Event(method, "/webhooks/" + "a".repeat(40), ""));
    JsonPath unknown = FunctionUrl.send(new Event(method, "/unknown", ""));

    assertThat(guessed.getInt("statusCode")).isEqualTo(404);
    assertThat(likeAnyOther(guessed)).isEqualTo(likeAnyOther(unknown));
  }

  private static String likeAnyOther(JsonPath answer) {
    JsonPath body = FunctionUrl.body(answer);
    return answer.getInt("statusCode")
        + body.getString("code")
        + body.getString("message")
        + body.getString("fix");
  }

  private static Event event(String path) {
    return new Event("POST", path, "");
  }

  private static Event signed(Event event, String body, String id) {
    long time = Instant.now().getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(GuardedFunctionUrl.KEY), "HmacSHA256"));
      byte[] signature = mac.doFinal((id + "." + time + "." + body).getBytes(UTF_8));
      return event
          .with("webhook-id", id)
          .with("webhook-timestamp", Long.toString(time))
          .with("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
