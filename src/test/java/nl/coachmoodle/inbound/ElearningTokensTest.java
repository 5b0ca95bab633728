package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.coachmoodle.harness.Claims;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which access tokens open the e-learning link: those of the configured issuer for this door. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class ElearningTokensTest {
  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void aGoodTokenOpens() {
    opens(provider.token());
  }

  @Test
  void theSchemeIsReadInAnyCasing() {
    delete("bearer " + provider.token()).statusCode(200);
    delete("BEARER  " + provider.token()).statusCode(200);
  }

  @Test
  void oneOfSeveralAudiencesIsEnough() {
    opens(token(Claims.good().with("aud", List.of("other", "another-door"))));
  }

  @Test
  void aClientIdStandsForAnAudienceWhereThereIsNone() {
    Claims cognito = Claims.good().without("aud").with("token_use", "access");

    opens(token(cognito.with("client_id", IdentityProvider.AUDIENCE)));
    isNotForThis(token(cognito.with("client_id", "somebody-else")));
    isNotForThis(token(cognito));
  }

  @Test
  void aClientIdDoesNotStandForAnotherAudience() {
    isNotForThis(
        token(Claims.good().with("aud", "other").with("client_id", IdentityProvider.AUDIENCE)));
  }

  @Test
  void anotherAudienceIs403() {
    isNotForThis(token(Claims.good().with("aud", "somebody-else")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Digest x", "token"})
  void withoutATokenItIs401(String authorization) {
    delete(authorization)
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .body("code", equalTo("setup/bearer-token-missing"))
        .body("fix", not(equalTo("")));
    assertThat(moodle.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "x.y", "x.y.z", "..", "a.b.c.d.e", "null", "{}"})
  void whatIsNoTokenIs401(String token) {
    isRefused(token);
  }

  @Test
  void anExpiredTokenIs401() {
    isRefused(token(Claims.good().withMoment("exp", -600)));
  }

  @Test
  void aTokenThatNeverExpiresIs401() {
    isRefused(token(Claims.good().without("exp")));
  }

  @Test
  void aTokenOfTheFutureIs401() {
    isRefused(token(Claims.good().withMoment("nbf", 600).withMoment("exp", 900)));
  }

  @Test
  void aTokenOfAnotherIssuerIs401() {
    isRefused(token(Claims.good().with("iss", "https://login.example.com/other")));
    isRefused(token(Claims.good().without("iss")));
    isRefused(token(Claims.good().with("iss", IdentityProvider.ISSUER + "/")));
  }

  @Test
  void aTokenSignedByAnotherKeyIs401() {
    isRefused(provider.token(Claims.good(), IdentityProvider.newKeys()));
  }

  @Test
  void aTokenWhoseClaimsWereChangedIs401() {
    String[] good = token(Claims.good().with("aud", "somebody-else")).split("\\.");
    String[] forged = IdentityProvider.content("RS256", Claims.good()).split("\\.");

    isRefused(good[0] + "." + forged[1] + "." + good[2]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE"})
  void anUnsignedTokenIs401(String algorithm) {
    String content = IdentityProvider.content(algorithm, Claims.good());

    isRefused(content + ".");
    isRefused(content + ".e30");
  }

  @Test
  void aTokenSignedWithThePublicKeyAsSecretIs401() throws GeneralSecurityException {
    for (String secret : List.of(provider.publicKeyPem(), provider.publicKeyPem().strip())) {
      String content = IdentityProvider.content("HS256", Claims.good());
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));

      isRefused(content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }
  }

  @Test
  void theLogTellsWhyATokenWasRefused() {
    Map<String, String> refused =
        Map.of(
            "reason=expired", token(Claims.good().withMoment("exp", -600)),
            "reason=issuer", token(Claims.good().with("iss", "https://login.example.com")),
            "reason=not-yet-valid",
                token(Claims.good().withMoment("nbf", 600).withMoment("exp", 900)),
            "reason=signature", provider.token(Claims.good(), IdentityProvider.newKeys()),
            "reason=unreadable", "x.y.z");
    refused.forEach(
        (reason, token) -> {
          try (LogRecorder log = LogRecorder.open()) {
            isRefused(token);

            assertThat(log.lines()).anyMatch(line -> line.contains(reason));
            assertThat(log.lines()).noneMatch(line -> line.contains(token));
          }
        });
  }

  @Test
  void aTokenInTheAddressOrACookieDoesNotCount() {
    given()
        .queryParam("access_token", provider.token())
        .cookies(Map.of("Bearer", provider.token(), "access_token", provider.token()))
        .delete("/elearning")
        .then()
        .statusCode(401);
  }

  @Test
  void enrolmentsAskForTheSameToken() {
    given()
        .contentType("application/json")
        .body("{\"PersoonExterneId\": \"p1\"}")
        .post("/elearning")
        .then()
        .statusCode(401);
    assertThat(moodle.calls()).isEmpty();
  }

  private String token(Claims claims) {
    return provider.token(claims);
  }

  private static void opens(String token) {
    delete("Bearer " + token).statusCode(200);
  }

  private void isRefused(String token) {
    delete("Bearer " + token)
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .body("code", equalTo("setup/bearer-token-refused"));
    assertThat(moodle.calls()).isEmpty();
  }

  private static void isNotForThis(String token) {
    delete("Bearer " + token)
        .statusCode(403)
        .body("code", equalTo("setup/bearer-token-not-for-this"));
  }

  private static ValidatableResponse delete(String authorization) {
    return given()
        .header("Authorization", authorization)
        .queryParam("PersoonExterneId", "nobody")
        .queryParam("Elearningcode", "2")
        .delete("/elearning")
        .then();
  }
}
