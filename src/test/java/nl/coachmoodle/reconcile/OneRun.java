package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;

/** A course run with one component, course 2 in Moodle, and its participants. */
final class OneRun {
  private final CoachviewInMemory coachview;

  OneRun(CoachviewInMemory coachview) {
    this.coachview = coachview;
    coachview.put(run("r1", "Definitief")).put(elearning("c1", "r1", "2"));
  }

  /** So many participants, {@code p1} and on, are planned in with the enrolments {@code e1}, ... */
  void people(int count) {
    for (int i = 1; i <= count; i++) {
      coachview
          .put(person("p" + i))
          .put(enrolment("e" + i, "p" + i, "r1", "Ingepland"))
          .put(part("e" + i, "c1"));
    }
  }

  /** The enrolment of one of them is cancelled. */
  void cancel(String person) {
    coachview.put(enrolment("e" + person.substring(1), person, "r1", "Vervallen"));
  }
}
