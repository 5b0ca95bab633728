package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import nl.coachmoodle.harness.CoachviewResource;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /setup}: who may read it, and in which forms. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@QuarkusTestResource(CoachviewResource.class)
@TestProfile(OpenSetup.class)
class SetupDoorTest {
  MoodleStandIn moodle;
  CoachviewStandIn coachview;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    moodle.reset();
    coachview.reset();
  }

  @Test
  void theMissingCapabilityIsNamedWithItsPage() {
    moodle.takeAway(Capability.CREATE_USERS);
    setup("application/json")
        .body("overall", equalTo("failed"))
        .body("exitCode", equalTo(2))
        .body("calls", greaterThan(5))
        .body("functions", hasSize(7))
        .body("capabilities", hasSize(14))
        .body(
            "findings.find { it.check == 'creation' }.needs[0].about",
            equalTo("moodle/user:create"))
        .body(
            "findings.find { it.check == 'creation' }.needs[0].page",
            equalTo(moodle.uri() + "/admin/roles/manage.php"))
        .body("findings.find { it.check == 'creation' }.suffers", hasItem("enrolParticipant"));
  }

  @Test
  void theCoursesOfTheCodesAreLookedAt() {
    setup("application/json")
        .body(
            "findings.findAll { it.check == 'courses' }.collect { it.needs[0].need }",
            equalTo(java.util.List.of("manual-enabled", "course", "manual-instance")));
  }

  @Test
  void coachviewAndTheDoorForWebhooksAreLookedAt() {
    coachview.onNext(1, Entity.OPLEIDINGEN, Fault.answer(403, "application/json", ""));
    setup("application/json")
        .body("findings.find { it.check == 'coachview-token' }.status", equalTo("ok"))
        .body(
            "findings.find { it.check == 'coachview-lists' }.needs[0].about",
            equalTo("Opleidingen.Lezen"))
        .body("findings.find { it.check == 'coachview-lists' }.step", equalTo("coachview"))
        .body("findings.find { it.check == 'coachview-lists' }.suffers", hasItem("reconcile"))
        .body("findings.find { it.check == 'webhook-secret' }.note", containsString("is dicht"));
  }

  @Test
  void textIsForTerminals() {
    moodle.takeAway(Capability.UPDATE_USERS);
    String text = setup("text/plain").contentType("text/plain").extract().body().asString();
    assertThat(text)
        .contains("[FAIL] Accounts kunnen worden bijgewerkt. Ontbreekt:")
        .contains("moodle/user:update");
  }

  @Test
  void theCallersLanguageIsSpoken() {
    given()
        .header("Authorization", "Bearer " + OpenSetup.KEY)
        .header("Accept-Language", "fr;q=1, de-AT;q=0.9, en;q=0.5")
        .get("/setup")
        .then()
        .statusCode(200)
        .header("Content-Language", "de")
        .body("summary", containsString("Etwas fehlt"));
  }

  @Test
  void browsersSendTheKeyAsAPassword() {
    given().auth().preemptive().basic("admin", OpenSetup.KEY).get("/setup").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong",
        "Bearer " + OpenSetup.KEY + "x",
        "Basic notbase64!",
        "Basic YTpi",
        OpenSetup.KEY
      })
  void nothingElseOpens(String authorization) {
    given()
        .header("Authorization", authorization)
        .get("/setup")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("Basic"));
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void aStrangerIsAskedForTheKey() {
    given().get("/setup").then().statusCode(401).body("code", containsString("missing"));
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void onlyQuestionsAreTaken() {
    given()
        .header("Authorization", "Bearer " + OpenSetup.KEY)
        .body("x".repeat(100))
        .post("/setup")
        .then()
        .statusCode(405);
  }

  @Test
  void aMalformedCourseIsNamed() {
    given()
        .header("Authorization", "Bearer " + OpenSetup.KEY)
        .get("/setup?course=abc")
        .then()
        .statusCode(400)
        .body("message", containsString("course"));
  }

  @Test
  void theTokenIsInNoForm() {
    for (String type : new String[] {"application/json", "text/plain", "text/html"}) {
      assertThat(setup(type).extract().body().asString())
          .doesNotContain(moodle.token())
          .doesNotContain(OpenSetup.KEY);
    }
  }

  private static ValidatableResponse setup(String accept) {
    RequestSpecification request =
        given().header("Authorization", "Bearer " + OpenSetup.KEY).header("Accept", accept);
    return request.get("/setup").then().statusCode(200);
  }
}
