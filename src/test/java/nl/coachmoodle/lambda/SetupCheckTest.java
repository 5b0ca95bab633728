package nl.coachmoodle.lambda;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.Test;

/** The check of the set-up in a build that has no doors. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(ExportedSetupCheck.class)
class SetupCheckTest {
  MoodleStandIn moodle;

  @Test
  void theDoorForWebhooksIsLookedAtWhereItIs() {
    moodle.reset();
    given()
        .contentType("application/json")
        .body("{\"language\": \"en\"}")
        .post("/")
        .then()
        .statusCode(200)
        .body(
            "findings.findAll { it.check.startsWith('webhook') }.collect { it.check }",
            equalTo(List.of("webhook-secret")))
        .body("findings.find { it.check == 'webhook-secret' }.status", equalTo("ok"))
        .body("findings.find { it.check == 'webhook-secret' }.note", containsString("has no door"));
  }
}
