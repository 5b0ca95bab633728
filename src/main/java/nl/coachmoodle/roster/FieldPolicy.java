package nl.coachmoodle.roster;

/** When a profile field in Moodle follows Coachview. */
public enum FieldPolicy {
  /** On creation and whenever it differs. */
  ALWAYS,
  /** On creation only: afterwards Moodle's value stands. */
  ON_CREATE,
  /** On creation, and later while it is empty in Moodle. */
  IF_EMPTY,
  /** Never; the fields that Moodle requires of a new account are still given on creation. */
  NEVER
}
