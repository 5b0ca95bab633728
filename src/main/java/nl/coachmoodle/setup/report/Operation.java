package nl.coachmoodle.setup.report;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The functions of this software that can suffer from what is missing. */
public enum Operation {
  ENROL_PARTICIPANT("enrolParticipant"),
  WITHDRAW_PARTICIPANT("withdrawParticipant"),
  SYNC_PROFILE("syncProfile"),
  ADD_TO_COHORT("addToCohort"),
  REMOVE_FROM_COHORT("removeFromCohort"),
  SUSPEND_PARTICIPANT("suspendParticipant"),
  RECONCILE("reconcile");

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  /** Its name as a function. */
  public String label() {
    return label;
  }

  /** All of them. */
  public static Set<Operation> all() {
    return Collections.unmodifiableSet(EnumSet.allOf(Operation.class));
  }
}
