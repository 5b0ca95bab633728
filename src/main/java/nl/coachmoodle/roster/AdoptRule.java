package nl.coachmoodle.roster;

/**
 * Whether an account that has no ID number yet may be taken for a participant. It is taken only
 * when exactly one account matches.
 */
public enum AdoptRule {
  NEVER,
  /** By the user name that a new account would get; needs Moodle 3.0 or later. */
  USERNAME,
  /** By e-mail address; works only where e-mail addresses are readable. */
  EMAIL
}
