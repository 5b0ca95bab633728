package nl.coachmoodle.moodle.wire;

import java.time.Duration;

/**
 * How long and how often a passing fault is borne.
 *
 * @param retries repetitions of one call at the most
 * @param delay before the first repetition; doubled for each further one
 * @param maximumDelay between two repetitions
 * @param budget for one whole operation, all its calls and pauses together
 * @param breakerFailures faults in a row after which Moodle is not called for a while
 * @param breakerPause how long it is then not called
 */
public record Patience(
    int retries,
    Duration delay,
    Duration maximumDelay,
    Duration budget,
    int breakerFailures,
    Duration breakerPause) {

  /** For an answer that somebody waits for: three repetitions within some seconds. */
  public static Patience defaults() {
    return new Patience(
        3,
        Duration.ofMillis(400),
        Duration.ofSeconds(4),
        Duration.ofSeconds(60),
        6,
        Duration.ofSeconds(15));
  }
}
