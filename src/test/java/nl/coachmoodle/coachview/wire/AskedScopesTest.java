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
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.harness.CoachviewResource;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import org.junit.jupiter.api.Test;

/** A deployment that asks for some of its client's scopes. */
@QuarkusTest
@QuarkusTestResource(CoachviewResource.class)
@QuarkusTestResource(MoodleResource.class)
@TestProfile(AskedScopesTest.TwoScopes.class)
class AskedScopesTest {
  @Inject CoachviewSite site;
  CoachviewStandIn coachview;

  /** Reads people and nothing else. */
  public static final class TwoScopes implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("coachview.scopes", "api,Personen.Lezen");
    }
  }

  @Test
  void theScopesAreAskedForWithBlanksBetweenThemAndOnlyTheyAreGranted() {
    coachview.reset();

    assertThat(site.open(Purpose.LIVE).persons(List.of("a"))).isEmpty();
    assertThat(failureOf(() -> site.open(Purpose.LIVE).runs(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_SCOPE_MISSING);
    assertThat(coachview.requests().get(0).form())
        .containsEntry("scope", "api Personen.Lezen")
        .containsEntry("client_id", "coachmoodle");
  }
}
