package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import nl.coachmoodle.harness.CoachviewResource;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reconcile as plain JSON over HTTP, from the Coachview stand-in to the Moodle stand-in. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@QuarkusTestResource(CoachviewResource.class)
@TestProfile(OpenDoors.class)
class ReconcileOverHttpTest {
  MoodleStandIn moodle;
  CoachviewStandIn coachview;

  @BeforeEach
  void oneParticipant() {
    moodle.emptySite();
    coachview.reset();
    String run = coachview.data().addRun("BHV-1", "Definitief");
    coachview.data().addElearning(run, "2");
    String person = coachview.data().addPerson("p1", "Zoë", "van der", "Berg", "zoe@example.com");
    coachview.data().enrol(person, run);
  }

  @Test
  void aPlanSaysWhatWouldChangeAndAnApplyDoesIt() {
    call("{\"everything\": true, \"mode\": \"plan\"}")
        .statusCode(200)
        .body("end", equalTo("done"))
        .body("totals.created", equalTo(1))
        .body("people[0].externalId", equalTo("p1"))
        .body("people[0].account", equalTo("created"))
        .body("brake.state", equalTo("none"));
    assertThat(moodle.usersByIdnumber("p1")).isEmpty();

    call("{}").statusCode(200).body("totals.created", equalTo(1)).body("$", not(hasItem("cursor")));
    assertThat(moodle.usersByIdnumber("p1")).hasSize(1);
    assertThat(moodle.data().enrolments()).hasSize(1);
  }

  @Test
  void aRequestThatIsWrongIsNamed() {
    call("{\"lookBack\": \"soon\"}").statusCode(400).body("code", equalTo("data/input-invalid"));
    call("{\"cursor\": {\"version\": 7}}")
        .statusCode(422)
        .body("code", equalTo("data/cursor-unusable"));
  }

  private static ValidatableResponse call(String body) {
    return given().contentType("application/json").body(body).post("/reconcile").then();
  }
}
