package nl.coachmoodle.reconcile;

import java.util.Locale;

/** What a reconcile run counts. */
public enum Count {
  /** Persons whose wanted state was compared. */
  PEOPLE,
  /** Persons of Coachview for whom nothing can be wanted. */
  REFUSED,
  /** Participants whose account or access Moodle did not take as wanted. */
  FAILED,
  /** Accounts made, or to be made. */
  CREATED,
  /** Accounts with a profile that was seen to differ. */
  UPDATED,
  /** Accounts to which fields were sent that Moodle does not show, such as the e-mail address. */
  SENT_AGAIN,
  /** Accounts taken over. */
  ADOPTED,
  /** Accounts that were as wanted. */
  UNCHANGED,
  /** Accesses that are wanted. */
  GRANTED,
  /** Accesses that were missing in Moodle, as far as that can be read. */
  MISSING,
  /** Accesses to be taken away. */
  TO_WITHDRAW,
  /** Accesses taken away. */
  WITHDRAWN,
  /** Requests to Coachview, repetitions included. */
  COACHVIEW_CALLS,
  /** Requests to Moodle, repetitions included. */
  MOODLE_CALLS,
  /** Milliseconds of reading Coachview. */
  READING_MS,
  /** Milliseconds of comparing with Moodle and changing it. */
  CHANGING_MS,
  /** Milliseconds of withdrawing. */
  WITHDRAWING_MS;

  /** As in reports and logs, such as {@code to-withdraw}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it counts milliseconds. */
  public boolean isTime() {
    return this == READING_MS || this == CHANGING_MS || this == WITHDRAWING_MS;
  }

  /** Whether it counts requests. */
  public boolean isCalls() {
    return this == COACHVIEW_CALLS || this == MOODLE_CALLS;
  }
}
