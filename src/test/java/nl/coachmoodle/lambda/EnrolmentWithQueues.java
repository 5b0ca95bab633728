package nl.coachmoodle.lambda;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.SqsResource;

/** A Lambda that enrols and has a dead-letter queue. */
public final class EnrolmentWithQueues implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.funqy.export", "enrolParticipant");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(SqsResource.class));
  }
}
