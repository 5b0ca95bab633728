package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.CoachviewResource;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Thin messages, put together from the settings: from the door through Coachview to Moodle. */
@QuarkusTest
@QuarkusTestResource(CoachviewResource.class)
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class FunctionsByIdTest {
  MoodleStandIn moodle;
  CoachviewStandIn coachview;

  private String person = "";
  private String enrolment = "";

  @BeforeEach
  void zoeIsPlanned() {
    moodle.emptySite();
    coachview.reset();
    CoachviewData data = coachview.data();
    String run = data.addRun("VCA-1", "Definitief");
    data.addElearning(run, "VCA-B");
    person = data.addPerson("p1", "Zo\u00eb", "van der", "Berg", "zoe@example.nl");
    enrolment = data.enrol(person, run);
  }

  @Test
  void anEnrolmentIsCarriedOutAndThenCancelled() {
    call("enrolParticipant", Map.of("OpleidingsvraagId", enrolment))
        .statusCode(200)
        .body("participants[0].externalId", equalTo("p1"))
        .body("participants[0].coachviewId", equalTo(enrolment))
        .body("participants[0].account", equalTo("created"));
    assertThat(zoe().text(UserColumn.LASTNAME)).isEqualTo("van der Berg");
    assertThat(moodle.enrolment(zoe().id(), 2).orElseThrow().suspended()).isFalse();
    assertThat(moodle.cohortMembers(1)).containsExactly(zoe().id());

    coachview.data().setStatus(enrolment, "Vervallen");
    call("enrolParticipant", Map.of("enrolmentId", enrolment)).statusCode(200);
    assertThat(moodle.enrolment(zoe().id(), 2).orElseThrow().suspended()).isTrue();
    assertThat(moodle.cohortMembers(1)).isEmpty();
  }

  @Test
  void aPersonCostsSixRequestsAndAnEnrolmentSeven() {
    coachview.forgetRequests();
    call("enrolParticipant", Map.of("personId", person)).statusCode(200);
    assertThat(requestsOfTheApi()).isEqualTo(6);

    coachview.forgetRequests();
    call("enrolParticipant", Map.of("enrolmentId", enrolment)).statusCode(200);
    assertThat(requestsOfTheApi()).isEqualTo(7);

    coachview.forgetRequests();
    call("syncProfile", Map.of("personId", person)).statusCode(200);
    assertThat(requestsOfTheApi()).isEqualTo(2);
  }

  @Test
  void anAnonymisedPersonIsToldAndNothingOfItReachesMoodle() {
    call("enrolParticipant", Map.of("personId", person)).statusCode(200);
    coachview.data().anonymise(person);

    call("syncProfile", Map.of("personId", person))
        .statusCode(422)
        .body("participants[0].failure.code", equalTo("data/person-anonymised"));
    assertThat(zoe().text(UserColumn.LASTNAME)).isEqualTo("van der Berg");
  }

  @Test
  void twoPersonsWithOneExternalIdAreRefused() {
    coachview.data().addPerson("p1", "Jan", null, "Smit", "jan@example.nl");

    call("enrolParticipant", Map.of("personId", person))
        .statusCode(422)
        .body("participants[0].failure.code", equalTo("data/external-id-shared"));
    assertThat(moodle.usersByIdnumber("p1")).isEmpty();
  }

  @Test
  void aPersonWhoWasMadeAnewIsMerged() {
    call("enrolParticipant", Map.of("personId", person)).statusCode(200);
    CoachviewData data = coachview.data();
    String run = data.rows(Entity.OPLEIDINGEN).get(0).id();
    data.delete(Entity.PERSONEN, person);
    String anew = data.addPerson("p2", "Zo\u00eb", "van der", "Berg", "zoe2@example.nl");
    data.enrol(anew, run);

    call("mergeParticipants", Map.of("oldExternalId", "p1", "personId", anew))
        .statusCode(200)
        .body("withdrawals", equalTo(2))
        .body("merges[0].stays.account", equalTo("created"))
        .body("merges[0].old.externalId", equalTo("p1"));
    assertThat(moodle.enrolment(zoe().id(), 2).orElseThrow().suspended()).isTrue();
  }

  @Test
  void idsOfTheElearningLinkAreChecked() {
    call("checkExternalIds", Map.of("externalIds", List.of("p1", person, "1001")))
        .statusCode(200)
        .body("rule", equalTo("extern-id"))
        .body("ids.verdict", contains("agrees", "other-id", "unknown"))
        .body("ids[1].byRule", equalTo("p1"));
    call("checkExternalIds", Map.of()).statusCode(400);
  }

  private long requestsOfTheApi() {
    return coachview.requests().stream().filter(request -> !request.entity().isEmpty()).count();
  }

  private MoodleUser zoe() {
    return moodle.usersByIdnumber("p1").get(0);
  }

  private static ValidatableResponse call(String function, Map<String, Object> request) {
    return given()
        .contentType("application/json")
        .body(request)
        .post("/" + function)
        .then();
  }
}
