package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import nl.coachmoodle.harness.Claims;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An e-learning link that asks for a scope, fetches the keys by address, and answers in German. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(ScopedTokens.class)
class ElearningScopeTest {
  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void theScopeOpens() {
    delete(Claims.good().with("scope", "coachview/enrol")).statusCode(200);
    delete(Claims.good().with("scope", "openid coachview/enrol profile")).statusCode(200);
  }

  @Test
  void anotherScopeIs403() {
    for (String scope : new String[] {"", "openid", "coachview/enrolled", "coachview"}) {
      delete(Claims.good().with("scope", scope))
          .statusCode(403)
          .body("code", equalTo("setup/bearer-token-not-for-this"));
    }
    delete(Claims.good()).statusCode(403);
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void theScopeDoesNotStandForTheAudience() {
    delete(Claims.good().with("scope", "coachview/enrol").with("aud", "other")).statusCode(403);
  }

  @Test
  void anotherKeyThanThePublishedOneIs401() {
    String forged =
        provider.token(Claims.good().with("scope", "coachview/enrol"), IdentityProvider.newKeys());

    delete(forged).statusCode(401);
  }

  @Test
  void answersAreInGerman() {
    given()
        .header("Authorization", "Bearer " + token(Claims.good().with("scope", "coachview/enrol")))
        .contentType("application/json")
        .body("{}")
        .post("/elearning")
        .then()
        .statusCode(400)
        .body("message", containsString("fehlt oder ist leer"));
  }

  private String token(Claims claims) {
    return provider.token(claims);
  }

  private ValidatableResponse delete(Claims claims) {
    return delete(token(claims));
  }

  private static ValidatableResponse delete(String token) {
    return given()
        .header("Authorization", "Bearer " + token)
        .queryParam("PersoonExterneId", "nobody")
        .queryParam("Elearningcode", "2")
        .delete("/elearning")
        .then();
  }
}
