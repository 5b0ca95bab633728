package nl.coachmoodle.harness;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A deployment that hands its work on: Knative has bound it to a sink. */
public final class BoundToSink implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of();
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(SinkResource.class));
  }
}
