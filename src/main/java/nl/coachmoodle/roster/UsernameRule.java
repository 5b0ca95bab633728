package nl.coachmoodle.roster;

/** What a new account's user name is made of: the choices of Coachview's own connector. */
public enum UsernameRule {
  EXTERNAL_ID,
  EMAIL,
  FIRST_INFIX_LAST,
  INITIALS_INFIX_LAST,
  FIRST_INITIAL_INFIX_LAST
}
