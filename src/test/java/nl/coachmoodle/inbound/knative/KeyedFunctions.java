package nl.coachmoodle.inbound.knative;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.IdentityProviderResource;

/** A deployment in English whose functions are open to who knows a key. */
public final class KeyedFunctions implements QuarkusTestProfile {
  /** The key. */
  public static final String KEY = "k3y-f0r-the-scheduler-of-this-test-only";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("functions.key", KEY, "messages.language", "en", "profile.password", "random");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(IdentityProviderResource.class));
  }
}
