package nl.coachmoodle.failure;

import java.util.Locale;

/** Who or what ends a failure. Queues and doors decide by this class, never by single codes. */
public enum FailureClass {
  /** Moodle is away or busy: the same call later succeeds. */
  RETRY,
  /** An administrator must change a setting of Moodle or of this deployment. */
  SETUP,
  /** This one participant, course or cohort: the back office must change data. */
  DATA,
  /** A defect of this software or of Moodle itself. */
  BUG;

  /** The class as it stands before the slash of a code, such as {@code retry}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
