package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP statuses of functions that did not do what was asked: what a broker acts on. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class FunctionStatusTest {
  private static final String WITHDRAW = "{\"externalId\": \"%s\", \"code\": \"course:2\"}";

  MoodleStandIn moodle;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    moodle.reset();
  }

  @Test
  void aWrongRequestIs400AndNamesEverythingAtOnce() {
    call(
            "enrolParticipant",
            """
            {"mode": "perhaps", "onFailure": 7, "email": 1.5, "start": "tomorrow",
             "end": "2026-13-01", "role": "student", "emails": {}, "fields": [],
             "codes": "course:2"}
            """)
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"))
        .body("reference", matchesPattern("[0-9a-f-]{36}"))
        .body("message", containsString("mode"))
        .body("message", containsString("onFailure"))
        .body("message", containsString("externalId"))
        .body("message", containsString("lastName"))
        .body("message", containsString("email"))
        .body("message", containsString("start"))
        .body("message", containsString("end"))
        .body("message", containsString("role"))
        .body("message", containsString("emails"))
        .body("message", containsString("fields"))
        .body("message", containsString("codes"));
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void aWrongParticipantOfAListIsNamedByItsPlace() {
    call(
            "withdrawParticipant",
            "{\"participants\": [{\"externalId\": \"a\", \"code\": \"2\"}, {}, 5]}")
        .statusCode(400)
        .body("message", containsString("participants[1].externalId"))
        .body("message", containsString("participants[2]"));
    assertThat(moodle.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "not JSON", "[]", "[1]", "\"text\"", "5", "true", "{\"a\": }"})
  void whatIsNoJsonObjectIs400(String body) {
    call("withdrawParticipant", body).statusCode(400).body("code", equalTo("data/input-invalid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"participants\": []}", "{\"participants\": null}"})
  void whatAsksForNothingIs400(String body) {
    call("withdrawParticipant", body).statusCode(400).body("code", equalTo("data/input-invalid"));
  }

  @Test
  void anEventOfAnEventBridgeRuleIs400() {
    call(
            "suspendParticipant",
            """
            {"version": "0", "id": "x", "detail-type": "Something", "source": "my.app",
             "account": "1", "time": "2026-01-01T00:00:00Z", "region": "eu-west-1",
             "resources": [], "detail": {"externalId": "CV-1001"}}
            """)
        .statusCode(400)
        .body("message", containsString("gebeurtenis"));
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void severalAccountsAre409() {
    call("withdrawParticipant", WITHDRAW.formatted("DUP"))
        .statusCode(409)
        .body("participants[0].failure.code", equalTo("data/ambiguous-person"));
  }

  @Test
  void whatMoodleRefusesIs422() {
    call("withdrawParticipant", WITHDRAW.formatted("CV-1001").replace("course:2", "course:4711"))
        .statusCode(422)
        .body("participants[0].access[0].failure.code", equalTo("data/course-not-found"));
  }

  @Test
  void anUnknownCodeIs422() {
    call("withdrawParticipant", WITHDRAW.formatted("CV-1001").replace("course:2", "e-12"))
        .statusCode(422);
  }

  @Test
  void aWrongTokenIs422BecauseAnAdministratorMustAct() {
    moodle.set(SiteCondition.SERVICE_OFF);

    call("withdrawParticipant", WITHDRAW.formatted("CV-1001"))
        .statusCode(422)
        .body("participants[0].failure.errorClass", equalTo("setup"));
  }

  @Test
  void anAnswerThatNobodyUnderstandsIs500() {
    moodle.onNext(1, Fault.answer(200, "application/json", "{\"unheard\": 1}"));

    call("withdrawParticipant", WITHDRAW.formatted("CV-1001"))
        .statusCode(500)
        .body("participants[0].failure.errorClass", equalTo("bug"));
  }

  @Test
  void aDefectIs500BecauseABrokerThrowsBadInputAway() {
    try (LogRecorder log = LogRecorder.open()) {
      call("breakDown", "{}")
          .statusCode(500)
          .body("code", equalTo("bug/internal-error"))
          .body("message", not(containsString("creations")));

      assertThat(log.lines()).anyMatch(line -> line.contains("creations must be at least 1"));
    }
  }

  @Test
  void aMessageThatIsNestedTooDeepIs400() {
    call("withdrawParticipant", "{\"a\":" + "[".repeat(2_000)).statusCode(400);
  }

  @Test
  void anAbsentMoodleIs503AndSaysWhenToComeBack() {
    moodle.onNext(100, Fault.answer(502, "text/html", "<h1>Bad gateway</h1>"));

    call("withdrawParticipant", WITHDRAW.formatted("CV-1001"))
        .statusCode(503)
        .header("Retry-After", "60")
        .body("participants[0].failure.errorClass", equalTo("retry"));
  }

  @Test
  void maintenanceIs503() {
    moodle.set(SiteCondition.MAINTENANCE_WEB);

    call("withdrawParticipant", WITHDRAW.formatted("CV-1001"))
        .statusCode(503)
        .header("Retry-After", "60")
        .body("participants[0].failure.code", equalTo("retry/moodle-maintenance"));
  }

  @Test
  void oneFaultThatPassesIsNotSeenAtAll() {
    moodle.onNext(1, Fault.dropBeforeExecuting());

    call("withdrawParticipant", WITHDRAW.formatted("CV-1001")).statusCode(200);
  }

  @Test
  void aFunctionThatIsNotThereIs404() {
    call("deleteEverybody", "{}").statusCode(404).body("code", equalTo("data/address-unknown"));
  }

  @Test
  void theAddressIsNoPlaceForPeopleSoGetIs405() {
    given()
        .queryParam("externalId", "CV-1001")
        .queryParam("code", "2")
        .get("/withdrawParticipant")
        .then()
        .statusCode(405)
        .body("code", equalTo("data/method-unsupported"));
    assertThat(moodle.calls()).isEmpty();
  }

  private static ValidatableResponse call(String function, String body) {
    return given().contentType("application/json").body(body).post("/" + function).then();
  }
}
