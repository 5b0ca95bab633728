package nl.coachmoodle.faults;

import java.util.Set;

/** What can happen to one request on its way to Moodle and back. */
public enum FaultKind {
  /** Nobody listens. */
  REFUSED,
  /** The connection is reset before Moodle has seen the request. */
  RESET_BEFORE,
  /** The connection is reset while Moodle works; it goes on and saves. */
  RESET_WITHIN,
  /** Moodle has saved, and the connection is reset instead of the answer. */
  RESET_AFTER,
  /** The request gets stuck: no answer, and nothing is saved. */
  SILENCE_BEFORE,
  /** Moodle has saved, and the answer gets stuck. */
  SILENCE_AFTER,
  SERVER_ERROR,
  BAD_GATEWAY,
  UNAVAILABLE,
  /** The gateway gives up, Moodle does not. */
  GATEWAY_TIMEOUT_AFTER,
  TOO_MANY_REQUESTS,
  /** A page of a proxy in the place of Moodle, with status 200. */
  PAGE,
  /** Moodle has saved, and the answer comes as if it were a page. */
  WRONG_TYPE_AFTER,
  EMPTY_BEFORE,
  EMPTY_AFTER,
  /** Moodle has saved, and half of the answer comes as if it were all. */
  CUT_AFTER,
  /** Moodle has saved, and the connection ends in the middle of the answer. */
  BROKEN_OFF_AFTER,
  /** JSON of somebody else. */
  STRANGE_JSON,
  MAINTENANCE,
  MAINTENANCE_PAGE,
  UPGRADE,
  DATABASE_DOWN,
  /** {@code dmlwriteexception}: rolled back because of others. */
  DEADLOCK,
  TOKEN_REVOKED,
  /** The right answer, in many small pieces. */
  DRIP,
  /** The clock of this process jumps by hours, forth or back, in the middle of an operation. */
  CLOCK_JUMP,
  /** The process ends before it sends this. */
  CRASH_BEFORE,
  /** The process ends after Moodle has answered. */
  CRASH_AFTER;

  /**
   * Those that look as if an administrator had to act: a message that meets one becomes a dead
   * letter at once, and is done when somebody sends it again.
   */
  static final Set<FaultKind> FOR_AN_ADMINISTRATOR = Set.of(PAGE, WRONG_TYPE_AFTER, TOKEN_REVOKED);
}
