package nl.coachmoodle.inbound;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.IdentityProviderResource;

/**
 * A deployment in German that fetches the provider's keys from their address and asks for a scope.
 */
public final class ScopedTokens implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "elearning.oauth.scope", "coachview/enrol",
        "elearning.oauth.algorithm", "RS256,ES256",
        "messages.language", "de");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(IdentityProviderResource.class, Map.of("keys", "address")));
  }
}
