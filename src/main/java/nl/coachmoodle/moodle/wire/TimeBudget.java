package nl.coachmoodle.moodle.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time that one operation may take, all its calls and pauses together. */
public final class TimeBudget {
  private final InstantSource clock;
  private final Instant end;

  public TimeBudget(InstantSource clock, Duration length) {
    this.clock = clock;
    this.end = clock.instant().plus(length);
  }

  /** What is left of it; not negative. */
  public Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether it is used up. */
  public boolean isSpent() {
    return !clock.instant().isBefore(end);
  }
}
