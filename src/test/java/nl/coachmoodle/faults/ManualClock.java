package nl.coachmoodle.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody moves it, also backwards. */
final class ManualClock implements InstantSource {
  private Instant now = Instant.parse("2026-11-28T12:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  synchronized void jump(Duration by) {
    now = now.plus(by);
  }
}
