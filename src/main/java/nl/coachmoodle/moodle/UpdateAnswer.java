package nl.coachmoodle.moodle;

/** How much Moodle's answer to an update proves. */
public enum UpdateAnswer {
  /** Moodle 4.0 and later name every account that was not changed: no warning means done. */
  CONFIRMED,
  /** Moodle 3.2 to 3.11 skip accounts without a word: the change has to be read back. */
  UNCONFIRMED
}
