package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every function as plain JSON over HTTP, for one participant. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class FunctionsOverHttpTest {
  private static final String JAN =
      """
      {"externalId": "p1", "firstName": "Jan", "infix": "van der", "lastName": "Berg",
       "email": "jan@example.com", "code": "course:2"}
      """;

  MoodleStandIn moodle;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void enrolsSomebodyNew() {
    call("enrolParticipant", JAN)
        .statusCode(200)
        .body("operation", equalTo("enrolParticipant"))
        .body("mode", equalTo("apply"))
        .body("participants.externalId", contains("p1"))
        .body("participants.account", contains("created"))
        .body("participants[0].access.target", contains("course:2"))
        .body("participants[0].access.state", contains("ensured"))
        .body("participants[0].failure", nullValue());

    MoodleUser jan = jan();
    assertThat(jan.text(UserColumn.LASTNAME)).isEqualTo("van der Berg");
    assertThat(moodle.enrolment(jan.id(), 2)).isPresent();
    assertThat(moodle.roles(jan.id(), 2)).containsExactly(5L);
  }

  @Test
  void repeatsAnEnrolmentWithTwoCallsAndNoUpdate() {
    call("enrolParticipant", JAN).statusCode(200);
    moodle.forgetCalls();

    call("enrolParticipant", JAN)
        .statusCode(200)
        .body("participants.account", contains("unchanged"))
        .body("calls", equalTo(2));

    assertThat(moodle.calls()).hasSize(2);
    assertThat(moodle.callCount("core_user_update_users")).isZero();
  }

  @Test
  void grantsEveryTargetOfAnAlias() {
    call("enrolParticipant", JAN.replace("course:2", "VCA-B"))
        .statusCode(200)
        .body("participants[0].access.target", contains("course:2", "cohort:1"));

    assertThat(moodle.cohortMembers(1)).containsExactly(jan().id());
  }

  @Test
  void withdrawsBySuspending() {
    call("enrolParticipant", JAN).statusCode(200);

    call("withdrawParticipant", "{\"externalId\": \"p1\", \"code\": \"course:2\"}")
        .statusCode(200)
        .body("participants[0].access.state", contains("suspended"));

    assertThat(moodle.enrolment(jan().id(), 2))
        .hasValueSatisfying(e -> assertThat(e.suspended()).isTrue());
  }

  @Test
  void withdrawsByUnenrollingWhereAsked() {
    call("enrolParticipant", JAN).statusCode(200);

    call(
            "withdrawParticipant",
            "{\"externalId\": \"p1\", \"code\": \"course:2\", \"withdrawal\": \"unenrol\"}")
        .statusCode(200)
        .body("participants[0].access.state", contains("removed"));

    assertThat(moodle.enrolment(jan().id(), 2)).isEmpty();
  }

  @Test
  void hasNothingToWithdrawFromSomebodyUnknown() {
    call("withdrawParticipant", "{\"externalId\": \"nobody\", \"code\": \"course:2\"}")
        .statusCode(200)
        .body("participants.account", contains("absent"))
        .body("participants[0].access.state", contains("nothing-to-withdraw"));
  }

  @Test
  void syncsAProfile() {
    call("enrolParticipant", JAN).statusCode(200);

    call("syncProfile", "{\"externalId\": \"p1\", \"firstName\": \"Johannes\"}")
        .statusCode(200)
        .body("participants.account", contains("updated"))
        .body("participants[0].changes.field", hasItem("firstname"));

    assertThat(jan().text(UserColumn.FIRSTNAME)).isEqualTo("Johannes");
    assertThat(jan().text(UserColumn.LASTNAME)).isEqualTo("van der Berg");
  }

  @Test
  void addsToACohortAndRemovesFromIt() {
    call("enrolParticipant", JAN).statusCode(200);

    call("addToCohort", "{\"externalId\": \"p1\", \"cohort\": 1}")
        .statusCode(200)
        .body("participants[0].access.state", contains("added"));
    assertThat(moodle.cohortMembers(1)).containsExactly(jan().id());

    call("removeFromCohort", "{\"externalId\": \"p1\", \"cohort\": \"cohort:1\"}")
        .statusCode(200)
        .body("participants[0].access.state", contains("removed"));
    assertThat(moodle.cohortMembers(1)).isEmpty();
  }

  @Test
  void removesFromACohortByItsIdnumberWhereTheIdIsConfigured() {
    call("enrolParticipant", JAN).statusCode(200);
    call("addToCohort", "{\"externalId\": \"p1\", \"cohort\": \"idnumber=CV-COH-2\"}")
        .statusCode(200);
    assertThat(moodle.cohortMembers(2)).containsExactly(jan().id());

    call("removeFromCohort", "{\"externalId\": \"p1\", \"cohort\": \"idnumber=CV-COH-2\"}")
        .statusCode(200);
    assertThat(moodle.cohortMembers(2)).isEmpty();
  }

  @Test
  void suspendsAnAccountAndMakesItActiveAgain() {
    call("enrolParticipant", JAN).statusCode(200);

    call("suspendParticipant", "{\"externalId\": \"p1\"}").statusCode(200);
    assertThat(jan().suspended()).isTrue();

    call("suspendParticipant", "{\"externalId\": \"p1\", \"suspended\": false}").statusCode(200);
    assertThat(jan().suspended()).isFalse();
  }

  @Test
  void takesNamesOfFieldsInAnyCasing() {
    call(
            "enrolParticipant",
            """
            {"EXTERNALID": "p1", "persoonvoornaam": "Jan", "LastName": "Berg",
             "PersoonEmailadres": "jan@example.com", "ELEARNINGCODE": 2, "unknown": {"a": [1]}}
            """)
        .statusCode(200)
        .body("participants.account", contains("created"));
  }

  private MoodleUser jan() {
    List<MoodleUser> found = moodle.usersByIdnumber("p1");
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static ValidatableResponse call(String function, String body) {
    return given().contentType("application/json").body(body).post("/" + function).then();
  }
}
