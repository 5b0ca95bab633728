package nl.coachmoodle.roster;

/** Where the tussenvoegsels of a Dutch name go in Moodle, which has no field for them. */
public enum InfixRule {
  /** {@code de Vries} becomes the last name. */
  IN_LAST_NAME,
  /** {@code de} becomes the middle name. */
  IN_MIDDLE_NAME,
  LEFT_OUT
}
