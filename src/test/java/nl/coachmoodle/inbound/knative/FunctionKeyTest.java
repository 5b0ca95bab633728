package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that are open to who sends the configured key. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(KeyedFunctions.class)
class FunctionKeyTest {
  MoodleStandIn moodle;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    moodle.reset();
  }

  @Test
  void theKeyOpens() {
    call("Bearer " + KeyedFunctions.KEY, "{\"externalId\": \"CV-1001\"}").statusCode(200);
    assertThat(moodle.userByIdnumber("CV-1001").orElseThrow().suspended()).isTrue();
  }

  @Test
  void theSchemeIsReadInAnyCasing() {
    call("bearer " + KeyedFunctions.KEY, "{\"externalId\": \"CV-1001\"}").statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Basic " + KeyedFunctions.KEY,
        KeyedFunctions.KEY,
        "Bearer " + KeyedFunctions.KEY + "x",
        "Bearer k3y-f0r-the-scheduler-of-this-test-onl"
      })
  void nothingElseOpens(String authorization) {
    call(authorization, "{\"externalId\": \"CV-1001\"}")
        .statusCode(403)
        .body("code", equalTo("setup/door-closed"));
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void answersAreInTheConfiguredLanguage() {
    call("Bearer " + KeyedFunctions.KEY, "{}")
        .statusCode(400)
        .body("message", containsString("is missing or empty"));
  }

  @Test
  void theKeyDoesNotOpenTheELearningLink() {
    given()
        .header("Authorization", "Bearer " + KeyedFunctions.KEY)
        .contentType("application/json")
        .body("{}")
        .post("/elearning")
        .then()
        .statusCode(401);
  }

  private static ValidatableResponse call(String authorization, String body) {
    return given()
        .header("Authorization", authorization)
        .contentType("application/json")
        .body(body)
        .post("/suspendParticipant")
        .then();
  }
}
