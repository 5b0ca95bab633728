package nl.coachmoodle.coachview.wire;

import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/** Stands in for a Coachview that nobody configured: it gives no token, and names the settings. */
final class NotConfigured implements TokenSource {
  private final String missing;

  NotConfigured(String missing) {
    this.missing = missing;
  }

  @Override
  public String token() {
    throw new FailedException(
        Failure.of(FailureCode.COACHVIEW_NOT_CONFIGURED).with("settings", missing));
  }

  @Override
  public void forget() {
    // There never was one.
  }

  @Override
  public void refused(String token) {
    // There never was one.
  }
}
