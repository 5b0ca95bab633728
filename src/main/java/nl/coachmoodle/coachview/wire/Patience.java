package nl.coachmoodle.coachview.wire;

import java.time.Duration;

/**
 * How long and how often a passing fault is borne.
 *
 * @param retries repetitions of one request at the most
 * @param delay before the first repetition; doubled for each further one
 * @param maximumDelay between two repetitions
 * @param breakerFailures faults in a row after which Coachview is not called for a while
 * @param breakerPause how long it is then not called
 */
record Patience(
    int retries,
    Duration delay,
    Duration maximumDelay,
    int breakerFailures,
    Duration breakerPause) {

  /** Without any repetition. */
  Patience withoutRetries() {
    return new Patience(0, delay, maximumDelay, breakerFailures, breakerPause);
  }

  static Patience of(CoachviewSettings.Retry settings) {
    return new Patience(
        settings.max(),
        settings.delay(),
        settings.maximumDelay(),
        settings.breakerFailures(),
        settings.breakerPause());
  }
}
