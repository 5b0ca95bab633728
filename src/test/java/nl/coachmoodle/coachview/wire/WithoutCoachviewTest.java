package nl.coachmoodle.coachview.wire;

import static nl.coachmoodle.coachview.wire.CoachviewTestBase.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.MoodleResource;
import org.junit.jupiter.api.Test;

/** A deployment that reads nothing in Coachview starts and works without its settings. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(WithoutCoachviewTest.Unset.class)
class WithoutCoachviewTest {
  @Inject CoachviewSite site;

  /** As it is without any setting; other tests' resources could have set some. */
  public static final class Unset implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("coachview.url", "", "coachview.client-id", "", "coachview.client-secret", "");
    }
  }

  @Test
  void readingFailsAndNamesTheSettings() {
    assertThat(failureOf(() -> site.open(Purpose.LIVE).persons(List.of("a"))))
        .hasToString(
            "setup/coachview-not-configured {settings=coachview.url, coachview.client-id,"
                + " coachview.client-secret}");
    assertThat(site.open(Purpose.LIVE).persons(List.of())).isEmpty();
  }
}
