package nl.coachmoodle.lambda;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import nl.coachmoodle.harness.MoodleResource;
import org.junit.jupiter.api.Test;

/** The same package is another Lambda when its environment names another function. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(ExportedWithdrawal.class)
class ChosenFunctionTest {

  @Test
  void runsTheFunctionThatTheEnvironmentNames() {
    given()
        .contentType("application/json")
        .body("{\"externalId\": \"nobody\", \"code\": \"course:2\"}")
        .post("/")
        .then()
        .statusCode(200)
        .body("operation", equalTo("withdrawParticipant"))
        .body("participants.account", contains("absent"));
  }
}
