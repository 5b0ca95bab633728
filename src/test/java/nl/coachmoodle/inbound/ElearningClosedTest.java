package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.coachmoodle.harness.Claims;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.Test;

/** An e-learning link whose deployment says nothing about tokens. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
class ElearningClosedTest {
  MoodleStandIn moodle;

  @Test
  void staysClosedToEverybodyAndSaysWhy() throws Exception {
    moodle.reset();
    try (IdentityProvider stranger = new IdentityProvider()) {
      for (String token :
          new String[] {
            stranger.token(),
            stranger.token(Claims.good().with("iss", "none")),
            IdentityProvider.content("none", Claims.good().with("iss", "none")) + "."
          }) {
        given()
            .header("Authorization", "Bearer " + token)
            .queryParam("PersoonExterneId", "CV-1001")
            .queryParam("Elearningcode", "2")
            .delete("/elearning")
            .then()
            .statusCode(403)
            .body("code", equalTo("setup/door-closed"))
            .body("message", not(blankOrNullString()))
            .body("fix", not(blankOrNullString()));
      }
    }
    assertThat(moodle.calls()).isEmpty();
  }
}
