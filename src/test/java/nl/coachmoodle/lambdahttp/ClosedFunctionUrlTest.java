package nl.coachmoodle.lambdahttp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.Test;

/** A function URL whose deployment trusts nobody yet. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
class ClosedFunctionUrlTest {
  MoodleStandIn moodle;

  @Test
  void staysClosedAndSaysWhatIsMissing() {
    moodle.emptySite();
    given()
        .header("Authorization", "Bearer anything")
        .contentType("application/json")
        .body("{}")
        .post("/elearning")
        .then()
        .statusCode(403)
        .body("code", equalTo("setup/door-closed"))
        .body("fix", not(equalTo("")));
    assertThat(moodle.calls()).isEmpty();
  }
}
