package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;
import org.junit.jupiter.api.Test;

/** What an operator sees of the calls to Moodle. */
class MeasuredCallsTest {

  @Test
  void everyRequestIsTimedByFunctionAndRepetitionsHaveTheirReason() {
    AtomicInteger calls = new AtomicInteger();
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                calls.getAndIncrement() == 0
                    ? ScriptedMoodle.page(502, "<html>busy</html>")
                    : ScriptedMoodle.done(sent));

    moodle.service().unenrol(List.of(new Unenrolment(2, 5)));

    assertThat(moodle.telemetry().told())
        .containsExactly(
            "moodle_call {call=enrol_manual_unenrol_users, code=retry/moodle-unavailable}",
            "moodle_retry {call=enrol_manual_unenrol_users, code=retry/moodle-unavailable}",
            "moodle_call {call=enrol_manual_unenrol_users, code=none}");
  }

  @Test
  void aCallTakesAsLongAsItTakes() {
    Times times = new Times(new ArrayList<>());
    Patience patience =
        new Patience(0, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5), 2, Duration.ZERO);
    MoodleSite site =
        new MoodleSite(
            ScriptedMoodle.willing(),
            RotatingSecret.fixed(ScriptedMoodle.TOKEN),
            Limits.defaults(),
            patience,
            InstantSource.system(),
            Lanes.single(),
            times);

    site.open().unenrol(List.of(new Unenrolment(2, 5)));

    assertThat(times.taken()).singleElement().satisfies(MeasuredCallsTest::isShort);
  }

  @Test
  void refusalsHaveTheirCode() {
    ScriptedMoodle moodle = new ScriptedMoodle(sent -> ScriptedMoodle.error("invalidtoken"));

    moodle.service().unenrol(List.of(new Unenrolment(2, 5)));

    assertThat(moodle.telemetry().told(Metric.MOODLE_CALL))
        .containsExactly("moodle_call {call=enrol_manual_unenrol_users, code=setup/token-refused}");
    assertThat(moodle.telemetry().told(Metric.MOODLE_RETRY)).isEmpty();
  }

  @Test
  void theBreakerTellsWhenItOpens() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(sent -> ScriptedMoodle.page(502, "<html>busy</html>"));
    Patience patience =
        new Patience(
            0, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5), 2, Duration.ofMinutes(1));
    MoodleService service = moodle.site(Limits.defaults(), patience, Lanes.single()).open();

    for (int call = 0; call < 3; call++) {
      service.unenrol(List.of(new Unenrolment(2, 5)));
    }

    assertThat(moodle.telemetry().told(Metric.MOODLE_BREAKER_OPEN))
        .containsExactly("moodle_breaker_open=1");
  }

  /** Whatever the clock of the machine counts from. */
  private static void isShort(Duration taken) {
    assertThat(taken).isBetween(Duration.ZERO, Duration.ofSeconds(20));
  }

  private record Times(List<Duration> taken) implements Telemetry {
    @Override
    public void took(Metric metric, Duration duration, Map<String, String> labels) {
      taken.add(duration);
    }

    @Override
    public void count(Metric metric, Map<String, String> labels) {}

    @Override
    public void level(Metric metric, double value) {}
  }
}
