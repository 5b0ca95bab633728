package nl.coachmoodle.harness;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A deployment whose functions and e-learning link may be called. */
public final class OpenDoors implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "functions.open", "true",
        "elearning.codes.\"VCA-B\"", "course:2,cohort:1",
        "elearning.cohort-ids.CV-COH-2", "2",
        "quarkus.funqy.knative-events.mapping.enrolParticipant.trigger",
            "nl.coachview.ingeschreven");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(IdentityProviderResource.class));
  }
}
