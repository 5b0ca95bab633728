package nl.coachmoodle.moodle;

/** What adding to a cohort found. */
public enum Membership {
  ADDED,
  /** Moodle's warning 3, which is a success: the user was a member. */
  ALREADY_MEMBER
}
