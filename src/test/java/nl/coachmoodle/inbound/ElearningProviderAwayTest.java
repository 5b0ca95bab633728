package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.Test;

/** While the identity provider is away nobody comes in, and nobody is called a fraud for it. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(UnreachableProvider.class)
class ElearningProviderAwayTest {
  MoodleStandIn moodle;

  @Test
  void aTokenThatCannotBeCheckedIs503() throws Exception {
    moodle.reset();
    try (IdentityProvider provider = new IdentityProvider()) {
      given()
          .header("Authorization", "Bearer " + provider.token())
          .queryParam("PersoonExterneId", "CV-1001")
          .queryParam("Elearningcode", "2")
          .delete("/elearning")
          .then()
          .statusCode(503)
          .header("Retry-After", "60")
          .body("code", equalTo("retry/identity-provider-unreachable"));
    }
    assertThat(moodle.calls()).isEmpty();
  }
}
