package nl.coachmoodle.reconcile;

/** What a status in Coachview means for access in Moodle. */
public enum Ruling {
  /** Access is wanted. */
  GRANT,
  /** Neither given nor taken: it stays as earlier messages made it. */
  LEAVE,
  /** Access is not wanted. */
  WITHDRAW
}
