package nl.coachmoodle.function;

import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.failure.FailedException;

/** Where Coachview can be read. */
public interface CoachviewSource {

  /**
   * A service for one operation.
   *
   * @throws FailedException of class {@code setup} when Coachview is not configured
   */
  CoachviewService open();
}
