package nl.coachmoodle.standin.coachview.data;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clock until somebody sets it; then it stands still until it is moved. */
public final class StandInClock implements InstantSource {
  private volatile InstantSource source = InstantSource.system();

  /** Stops it at a time. */
  public void set(Instant time) {
    source = InstantSource.fixed(time);
  }

  /** Moves it forwards, or backwards; a running clock goes on running. */
  public void advance(Duration time) {
    source = InstantSource.offset(source, time);
  }

  @Override
  public Instant instant() {
    return source.instant();
  }
}
