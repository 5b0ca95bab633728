package nl.coachmoodle.coachview.wire;

/** What a reading is for: it decides how much of the day's quota it may use. */
public enum Purpose {
  /** An event that just happened: may use the whole quota. */
  LIVE,
  /** A scheduled reading that can be made later: stops at the reserve that is kept for events. */
  SCHEDULED
}
