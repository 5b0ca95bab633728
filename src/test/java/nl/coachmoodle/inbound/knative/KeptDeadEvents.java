package nl.coachmoodle.inbound.knative;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.IdentityProviderResource;
import nl.coachmoodle.harness.SinkResource;

/** A deployment with a place for dead letters. */
public final class KeptDeadEvents implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("functions.open", "true");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(SinkResource.class),
        new TestResourceEntry(IdentityProviderResource.class));
  }
}
