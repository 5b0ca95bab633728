package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.roster.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cancellations in course runs that are long over have had their effect. */
class OldRunsTest {
  private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-24T12:00");

  private final RunBench bench = new RunBench();
  private final CoachviewInMemory coachview = new CoachviewInMemory();
  private final OneRun course = new OneRun(coachview);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void oldCancellationsOfWhoChangedOtherwiseAreLeftAlone() {
    peopleInARunThatIsOver(4);
    coachview.nothingChanged().put(called(person("p1"), "Jansen"));

    RunOutcome outcome = bench.run(coachview, window(Mode.APPLY));

    assertThat(outcome.totals().of(Count.PEOPLE)).isEqualTo(1);
    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isZero();
  }

  @Test
  void whatWasCancelledInTheWindowItselfIsWithdrawnHoweverOldItsRunIs() {
    peopleInARunThatIsOver(4);
    coachview
        .nothingChanged()
        .put(changed(enrolment("o1", "p1", "r0", "Vervallen"), NOON))
        .put(enrolment("o2", "p2", "r0", "Afgerond"))
        .put(changed(part("o3", "c0", "Vervallen"), NOON))
        .put(enrolment("o3", "p3", "r0", "Ingepland"));

    RunOutcome outcome = bench.run(coachview, window(Mode.APPLY));

    assertThat(outcome.totals().of(Count.PEOPLE)).isEqualTo(3);
    assertThat(outcome.totals().of(Count.WITHDRAWN)).isEqualTo(2);
  }

  @Test
  void anOldRunThatIsCancelledInTheWindowIsWithdrawnAndOneThatIsOnlyEditedIsNot() {
    peopleInARunThatIsOver(4);
    coachview.nothingChanged().put(changed(overRun("r0", "Definitief"), NOON));
    assertThat(bench.run(coachview, window(Mode.PLAN)).totals().of(Count.TO_WITHDRAW)).isZero();

    coachview.put(changed(overRun("r0", "Geannuleerd"), NOON));
    assertThat(bench.run(coachview, window(Mode.PLAN)).totals().of(Count.TO_WITHDRAW)).isEqualTo(4);
  }

  /** Everybody is planned in elsewhere, and was cancelled long ago in a run that is over. */
  private void peopleInARunThatIsOver(int count) {
    course.people(count);
    coachview.put(overRun("r0", "Definitief")).put(elearning("c0", "r0", "3"));
    for (int i = 1; i <= count; i++) {
      coachview
          .put(
              changed(
                  enrolment("o" + i, "p" + i, "r0", "Vervallen"),
                  LocalDateTime.parse("2026-01-05T10:00")))
          .put(part("o" + i, "c0"));
    }
    bench.apply(coachview);
  }

  private static CourseRun overRun(String id, String status) {
    CourseRun run =
        run(id, LocalDateTime.parse("2026-01-10T09:00"), LocalDateTime.parse("2026-02-10T17:00"));
    return new CourseRun(run.id(), run.code(), status, run.start(), run.end());
  }
}
