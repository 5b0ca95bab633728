package nl.coachmoodle.inbound.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Base64;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures and sources at the door, and work that is done while the sender waits. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(GuardedDoor.class)
class GuardedDoorTest {
  private static final String INACTIVE =
      "{\"event\": \"persoon.inactief\", \"ExternId\": \"CV-1001\"}";
  private static final String FROM_COACHVIEW = "203.0.113.9";

  MoodleStandIn moodle;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    moodle.reset();
  }

  @Test
  void theWorkIsDoneBeforeTheAnswer() {
    post(signed(INACTIVE, GuardedDoor.KEY, now())).statusCode(200).body("code", equalTo("ok"));

    assertThat(suspended()).isTrue();
  }

  @Test
  void bothKeysAreTakenWhileOneIsReplaced() {
    post(signed(INACTIVE, GuardedDoor.PREVIOUS_KEY, now())).statusCode(200);

    assertThat(suspended()).isTrue();
  }

  @Test
  void aWrongAnOldAndAFutureSignatureAreRefused() {
    String stranger =
        Base64.getEncoder().encodeToString("somebody-else's-key-of-24".getBytes(UTF_8));
    assertRefused(signed(INACTIVE, stranger, now()), "wrong");
    assertRefused(signed(INACTIVE, GuardedDoor.KEY, now() - 400), "too-old");
    assertRefused(signed(INACTIVE, GuardedDoor.KEY, now() + 400), "too-new");
    assertRefused(signed(INACTIVE, GuardedDoor.KEY, now()).body(INACTIVE + " "), "wrong");
    assertRefused(request(FROM_COACHVIEW).body(INACTIVE), "missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "203.0.113.9, 192.0.2.1",
        "203.0.113.9, 192.0.2.1, 127.0.0.1",
        "203.0.113.9, nonsense",
        "203.0.113.9,",
        "127.0.0.1"
      })
  void whoeverClaimsToBeCoachviewOnTheLeftIsNot(String forwardedFor) {
    post(signed(INACTIVE, GuardedDoor.KEY, now(), forwardedFor))
        .statusCode(403)
        .body("code", equalTo("setup/source-not-allowed"));

    assertThat(suspended()).isFalse();
  }

  @Test
  void onlyTheHeaderThatProxiesWriteCounts() {
    for (String header :
        new String[] {
          "Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "X-Forwarded-Host"
        }) {
      String value = header.equals("Forwarded") ? "for=203.0.113.9" : "203.0.113.9";
      post(signed(INACTIVE, GuardedDoor.KEY, now(), "192.0.2.1").header(header, value))
          .statusCode(403);
    }
    post(signed(INACTIVE, GuardedDoor.KEY, now(), "192.0.2.1")
            .header("X-Forwarded-For", "203.0.113.9, 192.0.2.1"))
        .statusCode(403);
    assertThat(suspended()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.9",
        "192.0.2.1, 203.0.113.9",
        "203.0.113.9, 127.0.0.2",
        "2001:db8::9",
        "[2001:db8::9]:4711"
      })
  void theFirstFromTheRightThatIsNoProxyDecides(String forwardedFor) {
    post(signed(INACTIVE, GuardedDoor.KEY, now(), forwardedFor)).statusCode(200);
  }

  @Test
  void theSenderTriesAgainWhileMoodleIsAway() {
    moodle.onNext(100, Fault.answer(503, "text/html", "away"));

    post(signed(INACTIVE, GuardedDoor.KEY, now()))
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("retry/moodle-unavailable"));
  }

  @Test
  void whatNoRepetitionCuresIsToldAndLoggedAndNotAskedForAgain() {
    try (LogRecorder log = LogRecorder.open()) {
      String nobody = INACTIVE.replace("CV-1001", "nobody").replace("inactief", "nieuw");
      post(signed(nobody, GuardedDoor.KEY, now()))
          .statusCode(202)
          .body("code", equalTo("data/account-absent"))
          .body("fix", notNullValue());

      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.contains("door=webhook")
                      && line.contains("outcome=failed")
                      && line.contains("externalId=nobody")
                      && line.contains("data/account-absent"));
    }
  }

  @Test
  void whatASettingCuresIsAskedForAgainBecauseNobodyKeepsIt() {
    post(signed(INACTIVE.replace("inactief", "cohort"), GuardedDoor.KEY, now()))
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", startsWith("setup/cohort-id-unknown"))
        .body("fix", notNullValue());
  }

  private void assertRefused(RequestSpecification request, String reason) {
    try (LogRecorder log = LogRecorder.open()) {
      post(request).statusCode(403).body("code", equalTo("setup/signature-refused"));
      assertThat(log.lines()).anyMatch(line -> line.contains("reason=" + reason));
      assertThat(log.lines())
          .noneMatch(line -> line.contains("CV-1001") || line.contains(GuardedDoor.SECRET));
    }
    assertThat(suspended()).isFalse();
    assertThat(moodle.calls()).isEmpty();
  }

  private boolean suspended() {
    return moodle.userByIdnumber("CV-1001").orElseThrow().suspended();
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static RequestSpecification signed(String body, String key, long time) {
    return signed(body, key, time, FROM_COACHVIEW);
  }

  private static RequestSpecification signed(
      String body, String key, long time, String forwardedFor) {
    byte[] signature =
        new HmacKey(SignatureAlgorithm.SHA_256, Base64.getDecoder().decode(key))
            .sign(("msg_1." + time + ".").getBytes(UTF_8), body.getBytes(UTF_8));
    return request(forwardedFor)
        .header("webhook-id", "msg_1")
        .header("webhook-timestamp", time)
        .header(
            "webhook-signature",
            "v1,AAAA v1," + Base64.getEncoder().encodeToString(signature) + " v1a,BBBB")
        .body(body);
  }

  private static RequestSpecification request(String forwardedFor) {
    return given().contentType("application/json").header("X-Forwarded-For", forwardedFor);
  }

  private static ValidatableResponse post(RequestSpecification request) {
    return request.post("/webhooks/" + GuardedDoor.SECRET).then();
  }
}
