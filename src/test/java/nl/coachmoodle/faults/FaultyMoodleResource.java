package nl.coachmoodle.faults;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;

/** A Moodle stand-in behind a fault proxy; tests get both in fields of their types. */
public final class FaultyMoodleResource implements QuarkusTestResourceLifecycleManager {
  private MoodleStandIn moodle;
  private FaultProxy proxy;

  @Override
  public Map<String, String> start() {
    try {
      moodle = MoodleStandIn.start(MoodleRelease.V5_1);
      proxy = FaultProxy.before(moodle.uri());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Map.of(
        "moodle.url", proxy.site(),
        "moodle.token", moodle.token(),
        "moodle.retry.max", "0",
        "moodle.retry.breaker-failures", "10000",
        "moodle.read-timeout", "700ms",
        "profile.password", "random",
        "functions.open", "true");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(moodle, new TestInjector.MatchesType(MoodleStandIn.class));
    injector.injectIntoFields(proxy, new TestInjector.MatchesType(FaultProxy.class));
  }

  @Override
  public void stop() {
    try {
      proxy.close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    } finally {
      moodle.close();
    }
  }
}
