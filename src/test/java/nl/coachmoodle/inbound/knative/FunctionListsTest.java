package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.traffic.ReceivedCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of participants, plans, and failures in the answer. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class FunctionListsTest {
  private static final String TWO =
      """
      {"participants": [
        {"externalId": "p1", "firstName": "Jan", "lastName": "Berg",
         "email": "jan@example.com", "code": "course:2"},
        {"externalId": "p2", "firstName": "Els", "lastName": "Dal",
         "email": "els@example.com", "codes": ["course:3", "cohort:1"]}]}
      """;

  MoodleStandIn moodle;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void enrolsAList() {
    call("enrolParticipant", TWO)
        .statusCode(200)
        .body("participants.externalId", contains("p1", "p2"))
        .body("participants.account", contains("created", "created"))
        .body("participants[1].access.target", contains("course:3", "cohort:1"));

    assertThat(moodle.cohortMembers(1)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "withdrawParticipant, '\"code\": \"course:2\"'",
    "syncProfile, '\"lastName\": \"Bergen\"'",
    "addToCohort, '\"cohort\": 1'",
    "removeFromCohort, '\"cohort\": 1'",
    "suspendParticipant, '\"suspended\": true'",
  })
  void everyOtherFunctionTakesAListToo(String function, String wanted) {
    call("enrolParticipant", TWO).statusCode(200);

    call(
            function,
            "{\"participants\": [{\"externalId\": \"p1\", %1$s}, {\"externalId\": \"p2\", %1$s}]}"
                .formatted(wanted))
        .statusCode(200)
        .body("operation", equalTo(function))
        .body("participants.externalId", contains("p1", "p2"));
  }

  @Test
  void plansANewAccountWithoutWriting() {
    call("enrolParticipant", TWO.replaceFirst("\\{", "{\"mode\": \"plan\","))
        .statusCode(200)
        .body("mode", equalTo("plan"))
        .body("participants.account", contains("created", "created"))
        .body("participants[0].changes.field", hasItems("firstname", "lastname", "email"));

    assertThat(moodle.calls())
        .extracting(ReceivedCall::function)
        .containsOnly("core_user_get_users_by_field");
    assertThat(moodle.userByIdnumber("p1")).isEmpty();
  }

  @Test
  void plansAChangeFieldByField() {
    call("enrolParticipant", TWO).statusCode(200);
    moodle.forgetCalls();

    call("syncProfile", "{\"mode\": \"Plan\", \"externalId\": \"p1\", \"lastName\": \"Bergen\"}")
        .statusCode(200)
        .body("participants[0].changes.find { it.field == 'lastname' }.before", equalTo("Berg"))
        .body("participants[0].changes.find { it.field == 'lastname' }.after", equalTo("Bergen"));

    assertThat(moodle.callCount("core_user_update_users")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "withdrawParticipant, '\"code\": \"course:2\"'",
    "syncProfile, '\"lastName\": \"Bergen\"'",
    "addToCohort, '\"cohort\": 1'",
    "removeFromCohort, '\"cohort\": 1'",
    "suspendParticipant, '\"suspended\": true'",
  })
  void noFunctionWritesInAPlan(String function, String wanted) {
    call("enrolParticipant", TWO).statusCode(200);
    moodle.forgetCalls();

    call(function, "{\"mode\": \"plan\", \"externalId\": \"p1\", %s}".formatted(wanted))
        .statusCode(200)
        .body("mode", equalTo("plan"));

    assertThat(moodle.calls())
        .extracting(ReceivedCall::function)
        .containsOnly("core_user_get_users_by_field");
  }

  @Test
  void oneBadParticipantFailsTheCallAfterTheOthersAreDone() {
    call("enrolParticipant", TWO.replace("course:2", "course:4711"))
        .statusCode(422)
        .body("participants[0].access[0].failure.code", equalTo("data/course-not-found"))
        .body("participants[1].access.state", contains("ensured", "added"));
  }

  @Test
  void failuresAreAnsweredWhereAsked() {
    call(
            "enrolParticipant",
            TWO.replace("course:2", "course:4711")
                .replaceFirst("\\{", "{\"onFailure\": \"answer\","))
        .statusCode(200)
        .body("participants[0].access[0].failure.errorClass", equalTo("data"))
        .body("participants[0].access[0].failure.message", notNullValue())
        .body("participants[0].access[0].failure.fix", notNullValue())
        .body("participants[1].access.state", contains("ensured", "added"));
  }

  private static ValidatableResponse call(String function, String body) {
    return given().contentType("application/json").body(body).post("/" + function).then();
  }
}
