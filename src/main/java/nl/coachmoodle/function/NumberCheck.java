package nl.coachmoodle.function;

import java.time.Duration;
import nl.coachmoodle.moodle.wire.MoodleSettings;

/**
 * Looks at the numbers among the settings; a wrong one would fail the first call, not the start.
 */
final class NumberCheck {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final SettingProblems problems;

  NumberCheck(SettingProblems problems) {
    this.problems = problems;
  }

  void check(MoodleSettings moodle) {
    atLeast(1, "moodle.student-role-id", moodle.studentRoleId());
    timeOut("moodle.connect-timeout", moodle.connectTimeout());
    timeOut("moodle.read-timeout", moodle.readTimeout());
    MoodleSettings.Batch batch = moodle.batch();
    atLeast(1, "moodle.batch.lookups", batch.lookups());
    atLeast(1, "moodle.batch.creations", batch.creations());
    atLeast(1, "moodle.batch.updates", batch.updates());
    atLeast(1, "moodle.batch.memberships", batch.memberships());
    atLeast(1, "moodle.batch.enrolments", batch.enrolments());
    atLeast(1, "moodle.batch.form-variables", batch.formVariables());
    atLeast(1, "moodle.batch.parallel-calls", batch.parallelCalls());
    MoodleSettings.Retry retry = moodle.retry();
    atLeast(0, "moodle.retry.max", retry.max());
    atLeast(1, "moodle.retry.breaker-failures", retry.breakerFailures());
    notNegative("moodle.retry.delay", retry.delay());
    notNegative("moodle.retry.maximum-delay", retry.maximumDelay());
    notNegative("moodle.retry.breaker-pause", retry.breakerPause());
    positive("moodle.retry.budget", retry.budget());
  }

  /** How long is waited for the network; finer than a millisecond it cannot be counted. */
  void timeOut(String setting, Duration value) {
    if (value.toMillis() < 1 || value.compareTo(LONGEST_WAIT) > 0) {
      problems.add(setting + " must be from 1ms to 10m, and is " + value);
    }
  }

  void positive(String setting, Duration value) {
    if (value.isNegative() || value.isZero()) {
      problems.add(setting + " must be longer than nothing, and is " + value);
    }
  }

  void atLeast(long least, String setting, long value) {
    if (value < least) {
      problems.add(setting + " must be at least " + least + ", and is " + value);
    }
  }

  void notNegative(String setting, Duration value) {
    if (value.isNegative()) {
      problems.add(setting + " must not be negative, and is " + value);
    }
  }
}
