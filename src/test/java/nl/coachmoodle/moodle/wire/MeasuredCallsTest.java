package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.telemetry.Metric;
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
}
