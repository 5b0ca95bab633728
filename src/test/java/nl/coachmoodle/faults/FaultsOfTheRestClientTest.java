package nl.coachmoodle.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The REST client of production, its connections and its time-outs, at the fault proxy: every fault
 * is known for what it is, and nothing is sent twice behind our backs.
 */
@QuarkusTest
@TestProfile(BehindFaults.class)
class FaultsOfTheRestClientTest {
  private static final String CREATE = "core_user_create_users";

  MoodleStandIn moodle;
  FaultProxy proxy;

  /** Makes somebody first, so that this process trusts the look-ups and creations of its Moodle. */
  @BeforeEach
  void somebodyIsThere() {
    moodle.emptySite();
    enrol("first").then().statusCode(200);
    moodle.forgetCalls();
  }

  @ParameterizedTest
  @CsvSource({
    "RESET_BEFORE, retry/moodle-connection-lost",
    "RESET_AFTER, retry/moodle-connection-lost",
    "SILENCE_BEFORE, retry/moodle-timeout",
    "SILENCE_AFTER, retry/moodle-timeout",
    "SERVER_ERROR, retry/moodle-unavailable",
    "BAD_GATEWAY, retry/moodle-unavailable",
    "UNAVAILABLE, retry/moodle-unavailable",
    "GATEWAY_TIMEOUT_AFTER, retry/moodle-unavailable",
    "TOO_MANY_REQUESTS, retry/moodle-unavailable",
    "PAGE, setup/not-moodle-rest",
    "WRONG_TYPE_AFTER, setup/not-moodle-rest",
    "EMPTY_BEFORE, retry/moodle-empty-answer",
    "EMPTY_AFTER, retry/moodle-empty-answer",
    "CUT_AFTER, retry/moodle-answer-cut",
    "BROKEN_OFF_AFTER, retry/moodle-connection-lost",
    "STRANGE_JSON, bug/answer-unexpected",
    "MAINTENANCE, retry/moodle-maintenance",
    "MAINTENANCE_PAGE, retry/moodle-maintenance",
    "UPGRADE, retry/moodle-upgrading",
    "DATABASE_DOWN, retry/moodle-database-down",
    "TOKEN_REVOKED, setup/token-refused",
  })
  void everyFaultIsKnownForWhatItIs(FaultKind kind, String code) {
    int before = proxy.requests();
    proxy.plan(kind);

    Response answer = enrol("somebody");

    assertThat(answer.jsonPath().getString("participants[0].failure.code")).isEqualTo(code);
    assertThat(proxy.requests() - before).isEqualTo(1);
    enrol("somebody").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "RESET_BEFORE, false",
    "RESET_AFTER, true",
    "SILENCE_BEFORE, false",
    "SILENCE_AFTER, true",
    "GATEWAY_TIMEOUT_AFTER, true",
    "EMPTY_AFTER, true",
    "CUT_AFTER, true",
    "BROKEN_OFF_AFTER, true",
  })
  void aCreationIsSentOnceWhateverBecomesOfItsAnswer(FaultKind kind, boolean isSaved) {
    proxy.plan(FaultKind.DRIP);
    proxy.plan(kind);

    Response answer = enrol("somebody");

    assertThat(answer.statusCode() == 200).isEqualTo(isSaved);
    assertThat(moodle.callCount(CREATE)).isEqualTo(isSaved ? 1 : 0);
    enrol("somebody").then().statusCode(200);
    assertThat(moodle.usersByIdnumber("somebody")).hasSize(1);
    assertThat(moodle.callCount(CREATE)).isEqualTo(1);
  }

  @Test
  void anAnswerDropByDropIsAnAnswer() {
    proxy.plan(FaultKind.DRIP);
    proxy.plan(FaultKind.DRIP);

    enrol("somebody").then().statusCode(200);
  }

  private static Response enrol(String externalId) {
    return given()
        .contentType("application/json")
        .body(
            "{\"externalId\":\""
                + externalId
                + "\",\"lastName\":\"V\",\"email\":\""
                + externalId
                + "@example.nl\",\"code\":\"2\"}")
        .post("/enrolParticipant");
  }
}
