package nl.coachmoodle.faults;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A deployment whose Moodle is behind a fault proxy, and no other Moodle. */
public final class BehindFaults implements QuarkusTestProfile {

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(FaultyMoodleResource.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }
}
