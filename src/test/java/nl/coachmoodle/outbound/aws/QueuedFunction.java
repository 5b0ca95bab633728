package nl.coachmoodle.outbound.aws;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.SqsResource;

/** A Lambda that knows the queues of the others. It is one function; which one is of no matter. */
public final class QueuedFunction implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.funqy.export", "syncProfile");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(SqsResource.class));
  }
}
