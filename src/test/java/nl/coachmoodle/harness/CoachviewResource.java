package nl.coachmoodle.harness;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;

/** Runs a Coachview stand-in beside the application; tests get it in a field of its type. */
public final class CoachviewResource implements QuarkusTestResourceLifecycleManager {
  private CoachviewStandIn coachview;

  @Override
  public Map<String, String> start() {
    try {
      coachview = CoachviewStandIn.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Map.of(
        "coachview.url",
        coachview.uri().toString(),
        "coachview.client-id",
        coachview.settings().clientId,
        "coachview.client-secret",
        // A test can mount a file with another one.
        "${mounted.client-secret:" + coachview.settings().clientSecret + "}",
        "coachview.retry.delay",
        "1ms",
        "coachview.retry.maximum-delay",
        "2ms",
        // The breaker outlives a test: one test's failures would be felt by the next.
        "coachview.retry.breaker-failures",
        "10000");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(coachview, new TestInjector.MatchesType(CoachviewStandIn.class));
  }

  @Override
  public void stop() {
    coachview.close();
  }
}
