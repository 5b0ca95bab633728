package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One run of reconcile in one go: what it grants, what it withdraws, and what it tells. */
class RunTest {
  private final RunBench bench = new RunBench();
  private final CoachviewInMemory coachview = new CoachviewInMemory();
  private final OneRun course = new OneRun(coachview);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void everybodyWhoIsPlannedInGetsAnAccountAndAccess() {
    course.people(3);

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.end()).isEqualTo(End.DONE);
    assertThat(bench.access())
        .containsExactly("CV-p1 course:2 active", "CV-p2 course:2 active", "CV-p3 course:2 active");
    assertThat(outcome.totals().of(Count.CREATED)).isEqualTo(3);
    assertThat(outcome.totals().of(Count.GRANTED)).isEqualTo(3);
    assertThat(outcome.findings()).hasSize(3);
    assertThat(outcome.next()).isEmpty();
  }

  @Test
  void aRepeatFindsNothingToTell() {
    course.people(3);
    bench.apply(coachview);

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.totals().of(Count.CREATED)).isZero();
    assertThat(outcome.totals().of(Count.SENT_AGAIN)).isEqualTo(3);
  }

  @Test
  void aPlanSaysTheSameAndChangesNothing() {
    course.people(3);

    RunOutcome outcome = bench.run(coachview, everything(Mode.PLAN));

    assertThat(outcome.totals().of(Count.CREATED)).isEqualTo(3);
    assertThat(bench.access()).isEmpty();
    assertThat(bench.moodle().usersByIdnumber("CV-p1")).isEmpty();
  }

  @Test
  void whoIsCancelledLosesTheAccessAndOthersKeepIt() {
    course.people(10);
    bench.apply(coachview);
    course.cancel("p4");

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.held()).isEmpty();
    assertThat(outcome.totals().of(Count.WITHDRAWN)).isEqualTo(1);
    assertThat(bench.access()).contains("CV-p4 course:2 suspended").hasSize(10);
    assertThat(bench.access().stream().filter(each -> each.endsWith("active"))).hasSize(9);
  }

  @Test
  void aPlanOfAWithdrawalTakesNothingAway() {
    course.people(10);
    bench.apply(coachview);
    course.cancel("p4");

    RunOutcome outcome = bench.run(coachview, everything(Mode.PLAN));

    assertThat(outcome.totals().of(Count.WITHDRAWN)).isEqualTo(1);
    assertThat(bench.access()).contains("CV-p4 course:2 active");
  }

  @Test
  void whatAnotherEnrolmentGrantsIsNotWithdrawn() {
    course.people(3);
    coachview
        .put(run("r2", "Definitief"))
        .put(elearning("c2", "r2", "2"))
        .put(enrolment("e1b", "p1", "r2", "Ingepland"))
        .put(part("e1b", "c2"));
    bench.apply(coachview);
    course.cancel("p1");

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isZero();
    assertThat(bench.access()).contains("CV-p1 course:2 active");
  }

  @Test
  void aWindowConcernsEverybodyInAChangedRun() {
    course.people(10);
    bench.apply(coachview);
    coachview.nothingChanged().put(run("r1", "Geannuleerd")).put(run("r9", "Definitief"));
    coachview.put(enrolment("e1b", "p1", "r9", "Ingepland"));

    RunOutcome outcome = bench.brake(new Brake(50, 100, 5)).run(coachview, window(Mode.APPLY));

    assertThat(outcome.totals().of(Count.PEOPLE)).isEqualTo(10);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).hasSize(10);
  }

  @Test
  void aSingleCancellationOnAQuietDayIsWithdrawn() {
    course.people(10);
    bench.apply(coachview);
    coachview.nothingChanged();
    course.cancel("p4");

    RunOutcome outcome = bench.run(coachview, window(Mode.APPLY));

    assertThat(outcome.totals().of(Count.PEOPLE)).isEqualTo(1);
    assertThat(outcome.held()).isEmpty();
    assertThat(bench.access()).contains("CV-p4 course:2 suspended");
  }

  @Test
  void aWindowFollowsChangedPersonsPartsAndComponents() {
    course.people(4);
    bench.apply(coachview);
    coachview
        .nothingChanged()
        .put(called(person("p1"), "Jansen"))
        .put(elearning("c1b", "r1", "3"))
        .put(part("e2", "c1b"));

    RunOutcome outcome = bench.run(coachview, window(Mode.APPLY));

    // p1 by the person; everybody else by the new component of their run.
    assertThat(outcome.totals().of(Count.PEOPLE)).isEqualTo(4);
    assertThat(outcome.totals().of(Count.UPDATED)).isEqualTo(1);
    assertThat(bench.access()).contains("CV-p2 course:3 active").hasSize(5);
  }

  @Test
  void personsWhoLookLikeOneAreTold() {
    course.people(3);
    coachview.put(CoachviewRows.withEmail(person("p2"), "P1@example.nl"));

    RunOutcome outcome = bench.run(coachview, everything(Mode.PLAN));

    assertThat(outcome.lookAlikes())
        .containsExactly(new LookAlike("CV-p1", "CV-p2", LookAlike.By.EMAIL));
  }

  @Test
  void whoNeverLearnsIsNotTold() {
    course.people(2);
    coachview.put(person("contact", Optional.empty(), false));

    assertThat(bench.apply(coachview).totals().of(Count.REFUSED)).isZero();
  }

  @Test
  void whoIsPlannedInWithoutAnExternalIdIsTold() {
    course.people(2);
    coachview
        .put(person("p9", Optional.empty(), false))
        .put(enrolment("e9", "p9", "r1", "Ingepland"))
        .put(part("e9", "c1"));

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.totals().refusals())
        .containsEntry(FailureCode.EXTERNAL_ID_MISSING.code(), 1L);
    assertThat(bench.access()).hasSize(2);
  }
}
