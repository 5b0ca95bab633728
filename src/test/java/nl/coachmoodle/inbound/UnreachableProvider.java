package nl.coachmoodle.inbound;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import nl.coachmoodle.harness.IdentityProvider;

/** A deployment whose identity provider does not answer: nothing listens on port 9. */
public final class UnreachableProvider implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "elearning.oauth.issuer", IdentityProvider.ISSUER,
        "elearning.oauth.keys", "http://127.0.0.1:9/jwks",
        "elearning.oauth.audiences", IdentityProvider.AUDIENCE);
  }
}
