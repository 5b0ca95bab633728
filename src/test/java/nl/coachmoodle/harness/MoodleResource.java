package nl.coachmoodle.harness;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;

/** Runs a Moodle stand-in beside the application; tests get it in a field of its type. */
public final class MoodleResource implements QuarkusTestResourceLifecycleManager {
  private MoodleStandIn moodle;

  @Override
  public Map<String, String> start() {
    try {
      moodle = MoodleStandIn.start(MoodleRelease.V5_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Map.of(
        "moodle.url", moodle.uri().toString(),
        // A test can mount a file with another one.
        "moodle.token", "${mounted.token:" + moodle.token() + "}",
        "moodle.retry.delay", "1ms",
        "moodle.retry.maximum-delay", "2ms",
        // The breaker outlives a test: one test's failures would be felt by the next.
        "moodle.retry.breaker-failures", "10000");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(moodle, new TestInjector.MatchesType(MoodleStandIn.class));
  }

  @Override
  public void stop() {
    moodle.close();
  }
}
