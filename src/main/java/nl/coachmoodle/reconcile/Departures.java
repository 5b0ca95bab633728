package nl.coachmoodle.reconcile;

import nl.coachmoodle.coachview.CoachviewPerson;

/**
 * What happens in Moodle when a person is inactive, deleted or anonymised in Coachview. Coachview
 * anonymises by emptying fields or filling them with random data, which cannot be undone, so in no
 * case such a profile is sent to Moodle, and no access is given.
 */
public enum Departures {
  /** It is told, and the account stays as it is. */
  REPORT,
  /** It is told, and the account is suspended. */
  SUSPEND;

  /** Whether a person has departed: inactive, or without the one name that Coachview requires. */
  public static boolean isDeparted(CoachviewPerson person) {
    return person.inactive() || person.lastName().isEmpty();
  }
}
