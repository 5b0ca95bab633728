package nl.coachmoodle.function;

import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.wire.Purpose;

/** Where Coachview can be read. */
public interface CoachviewSource {

  /**
   * A service for one operation. Where Coachview is not configured, its first reading fails and
   * names the settings.
   *
   * @param purpose decides how much of the day's quota it may use
   */
  CoachviewService open(Purpose purpose);

  /** A service for something that just happened, or that somebody waits for. */
  default CoachviewService open() {
    return open(Purpose.LIVE);
  }
}
