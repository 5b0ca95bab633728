package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import nl.coachmoodle.harness.Claims;
import nl.coachmoodle.harness.EllipticKeysResource;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import org.junit.jupiter.api.Test;

/** A door that is set up for an identity provider that signs with ES256. */
@QuarkusTest
@QuarkusTestResource(value = MoodleResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = EllipticKeysResource.class, restrictToAnnotatedClass = true)
class EllipticTokensTest {
  KeyPair keys;

  @Test
  void tokensOfTheProviderAreTaken() throws GeneralSecurityException {
    String content = IdentityProvider.content("ES256", Claims.good());
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(keys.getPrivate());
    signature.update(content.getBytes(StandardCharsets.US_ASCII));

    withdraw(
        content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()),
        200);
  }

  @Test
  void tokensSignedOtherwiseAreNot() throws GeneralSecurityException {
    String content = IdentityProvider.content("RS256", Claims.good());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(IdentityProvider.newKeys().getPrivate());
    signature.update(content.getBytes(StandardCharsets.US_ASCII));

    withdraw(
        content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()),
        401);
  }

  private static void withdraw(String token, int status) {
    given()
        .header("Authorization", "Bearer " + token)
        .delete("/elearning?PersoonExterneId=nobody&Elearningcode=2")
        .then()
        .statusCode(status);
  }
}
