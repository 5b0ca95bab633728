package nl.coachmoodle.reconcile;

/** How much of a person's state in Moodle is wanted. */
public enum Scope {
  /** The profile of who has an account; nobody gets one. */
  PEOPLE,
  /** Access to courses and cohorts, and an account for who is granted any. */
  ACCESS,
  /** Access, and the profile with the fields that Moodle does not show. */
  BOTH
}
