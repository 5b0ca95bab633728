package nl.coachmoodle.roster;

/** Whether an operation changes Moodle. */
public enum Mode {
  /** Says what it would change, and changes nothing. */
  PLAN,
  /** Changes what differs. */
  APPLY
}
