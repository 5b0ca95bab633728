package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Brake.Reason;
import nl.coachmoodle.roster.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One run of reconcile in one go: what it grants, what it withdraws, and when it does not. */
class RunTest {
  private final RunBench bench = new RunBench();
  private final CoachviewInMemory coachview =
      new CoachviewInMemory().put(run("r1", "Definitief")).put(elearning("c1", "r1", "2"));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void everybodyWhoIsPlannedInGetsAnAccountAndAccess() {
    people(3);

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
    people(3);
    bench.apply(coachview);

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.totals().of(Count.CREATED)).isZero();
    assertThat(outcome.totals().of(Count.SENT_AGAIN)).isEqualTo(3);
  }

  @Test
  void aPlanSaysTheSameAndChangesNothing() {
    people(3);

    RunOutcome outcome = bench.run(coachview, everything(Mode.PLAN));

    assertThat(outcome.totals().of(Count.CREATED)).isEqualTo(3);
    assertThat(bench.access()).isEmpty();
    assertThat(bench.moodle().usersByIdnumber("CV-p1")).isEmpty();
  }

  @Test
  void whoIsCancelledLosesTheAccessAndOthersKeepIt() {
    people(10);
    bench.apply(coachview);
    cancel("p4");

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.held()).isEmpty();
    assertThat(outcome.totals().of(Count.WITHDRAWN)).isEqualTo(1);
    assertThat(bench.access()).contains("CV-p4 course:2 suspended").hasSize(10);
    assertThat(bench.access().stream().filter(each -> each.endsWith("active"))).hasSize(9);
  }

  @Test
  void aPlanOfAWithdrawalTakesNothingAway() {
    people(10);
    bench.apply(coachview);
    cancel("p4");

    RunOutcome outcome = bench.run(coachview, everything(Mode.PLAN));

    assertThat(outcome.totals().of(Count.WITHDRAWN)).isEqualTo(1);
    assertThat(bench.access()).contains("CV-p4 course:2 active");
  }

  @Test
  void whatAnotherEnrolmentGrantsIsNotWithdrawn() {
    people(3);
    coachview
        .put(run("r2", "Definitief"))
        .put(elearning("c2", "r2", "2"))
        .put(enrolment("e1b", "p1", "r2", "Ingepland"))
        .put(part("e1b", "c2"));
    bench.apply(coachview);
    cancel("p1");

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isZero();
    assertThat(bench.access()).contains("CV-p1 course:2 active");
  }

  @Test
  void whenEverythingIsCancelledNobodyIsWithdrawnWithoutTheOverride() {
    people(3);
    bench.apply(coachview);
    cancel("p1");
    cancel("p2");
    cancel("p3");

    RunOutcome held = bench.apply(coachview);
    assertThat(held.held()).hasValue(Reason.NOTHING_REMAINS);
    assertThat(bench.access().stream().filter(each -> each.endsWith("active"))).hasSize(3);

    RunOutcome meant = bench.run(coachview, allowing(everything(Mode.APPLY), 3));
    assertThat(meant.held()).isEmpty();
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).hasSize(3);
  }

  @Test
  void moreWithdrawalsThanThePercentageTakeNothingAway() {
    people(10);
    bench.brake(new Brake(50, 20, 0)).apply(coachview);
    cancel("p1");
    cancel("p2");
    assertThat(bench.run(coachview, everything(Mode.PLAN)).held()).isEmpty();
    cancel("p3");

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.held()).hasValue(Reason.MORE_THAN_PERCENTAGE);
    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isEqualTo(3);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).isEmpty();
  }

  @Test
  void moreWithdrawalsThanWereMeantTakeNothingAway() {
    people(10);
    bench.brake(new Brake(1, 100, 0)).apply(coachview);
    cancel("p1");
    cancel("p2");
    assertThat(bench.apply(coachview).held()).hasValue(Reason.MORE_THAN_COUNT);

    assertThat(bench.run(coachview, allowing(everything(Mode.APPLY), 1)).held())
        .hasValue(Reason.MORE_THAN_MEANT);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).isEmpty();
  }

  @Test
  void anEmptyCoachviewWithdrawsNobody() {
    people(3);
    bench.apply(coachview);

    RunOutcome outcome = bench.apply(new CoachviewInMemory());

    assertThat(outcome.end()).isEqualTo(End.DONE);
    assertThat(outcome.totals().of(Count.PEOPLE)).isZero();
    assertThat(bench.access().stream().filter(each -> each.endsWith("active"))).hasSize(3);
  }

  @Test
  void aReadingThatEndsEarlyWithdrawsNobodyWhereverItEnds() {
    people(10);
    bench.apply(coachview);
    cancel("p4");
    coachview.forgetCalls();
    bench.run(coachview, everything(Mode.PLAN));
    int calls = coachview.calls();
    assertThat(calls).isGreaterThan(5);
    Failure quota = Failure.of(FailureCode.MOODLE_UNAVAILABLE);

    for (int call = 1; call <= calls; call++) {
      coachview.forgetCalls().failAt(call, quota);

      RunOutcome outcome = bench.run(coachview, allowing(everything(Mode.APPLY), 1_000));

      assertThat(outcome.end()).as("call %d", call).isEqualTo(End.FAILED);
      assertThat(outcome.failure()).hasValue(quota);
      assertThat(bench.access()).as("call %d", call).contains("CV-p4 course:2 active");
    }
  }

  @Test
  void aRunThatFailedGoesOnWhereItWas() {
    people(10);
    coachview.failAt(4, Failure.of(FailureCode.MOODLE_UNAVAILABLE));
    RunOutcome failed = bench.apply(coachview);
    coachview.neverFail();

    RunOutcome rest = bench.run(coachview, failed.next().orElseThrow());

    assertThat(rest.end()).isEqualTo(End.DONE);
    assertThat(rest.part()).isEqualTo(2);
    assertThat(bench.access()).hasSize(10);
  }

  @Test
  void whenMoodleTakesNobodyTheRunStopsAndNobodyIsForgotten() {
    people(3);
    bench.moodle().settings().removeToken(bench.moodle().token());

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.end()).isEqualTo(End.FAILED);
    assertThat(outcome.failure().map(Failure::code)).hasValue(FailureCode.TOKEN_REFUSED);
    assertThat(outcome.next().orElseThrow().waiting()).containsExactly("p1", "p2", "p3");
  }

  @Test
  void aWindowConcernsEverybodyInAChangedRun() {
    people(10);
    bench.apply(coachview);
    coachview.nothingChanged().put(run("r1", "Geannuleerd")).put(run("r9", "Definitief"));
    coachview.put(enrolment("e1b", "p1", "r9", "Ingepland"));

    RunOutcome outcome = bench.brake(new Brake(50, 100, 5)).run(coachview, window(Mode.APPLY));

    assertThat(outcome.totals().of(Count.PEOPLE)).isEqualTo(10);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).hasSize(10);
  }

  @Test
  void aSingleCancellationOnAQuietDayIsWithdrawn() {
    people(10);
    bench.apply(coachview);
    coachview.nothingChanged();
    cancel("p4");

    RunOutcome outcome = bench.run(coachview, window(Mode.APPLY));

    assertThat(outcome.totals().of(Count.PEOPLE)).isEqualTo(1);
    assertThat(outcome.held()).isEmpty();
    assertThat(bench.access()).contains("CV-p4 course:2 suspended");
  }

  @Test
  void aWindowInWhichEverythingIsCancelledIsHeldWhenNothingElseIsLeftEither() {
    people(2);
    bench.apply(coachview);
    coachview.nothingChanged();
    cancel("p1");
    cancel("p2");

    RunOutcome outcome = bench.run(coachview, window(Mode.APPLY));

    assertThat(outcome.held()).hasValue(Reason.NOTHING_REMAINS);
    assertThat(bench.access().stream().filter(each -> each.endsWith("active"))).hasSize(2);
  }

  @Test
  void aWindowFollowsChangedPersonsPartsAndComponents() {
    people(4);
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
  void whatIsReadJustBeforeAWithdrawalIsReadAnew() {
    people(10);
    bench.apply(coachview);
    CoachviewInMemory corrected =
        new CoachviewInMemory() {
          @Override
          public List<CoachviewPerson> persons(Collection<String> ids) {
            // A run over everything asks for persons by their ids only before it withdraws.
            put(run("r2", "Definitief"));
            put(elearning("c2", "r2", "3"));
            return super.persons(ids);
          }
        };
    corrected
        .put(person("p1"))
        .put(run("r1", "Definitief"))
        .put(elearning("c1", "r1", "2"))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"));
    for (int i = 2; i <= 3; i++) {
      corrected.put(person("p" + i)).put(enrolment("e" + i, "p" + i, "r2", "Ingepland"));
      corrected.put(part("e" + i, "c2"));
    }
    corrected.put(run("r2", "Geannuleerd")).put(elearning("c2", "r2", "2"));

    RunOutcome outcome = bench.apply(corrected);

    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isEqualTo(2);
    assertThat(outcome.totals().of(Count.WITHDRAWN)).isZero();
    assertThat(bench.access()).contains("CV-p2 course:2 active", "CV-p3 course:2 active");
  }

  @Test
  void aComponentThatLedElsewhereMeanwhileIsNotWithdrawnFromWhereItLed() {
    people(10);
    bench.apply(coachview);
    CoachviewInMemory moved =
        new CoachviewInMemory() {
          @Override
          public List<CoachviewPerson> persons(Collection<String> ids) {
            put(elearning("c2", "r2", "3"));
            return super.persons(ids);
          }
        };
    moved
        .put(run("r1", "Definitief"))
        .put(elearning("c1", "r1", "2"))
        .put(person("p1"))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"))
        .put(run("r2", "Definitief"))
        .put(elearning("c2", "r2", "2"))
        .put(person("p2"))
        .put(enrolment("e2", "p2", "r2", "Vervallen"))
        .put(part("e2", "c2"));

    bench.apply(moved);

    assertThat(bench.access()).contains("CV-p2 course:2 active", "CV-p2 course:3 suspended");
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

  private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-24T12:00");

  /** Everybody is planned in elsewhere, and was cancelled long ago in a run that is over. */
  private void peopleInARunThatIsOver(int count) {
    people(count);
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

  @Test
  void aLimitStopsTheRunAndTheRestCanBeDoneLater() {
    people(5);
    RunRequest two =
        new RunRequest(
            Optional.empty(),
            Mode.APPLY,
            Scope.BOTH,
            java.util.OptionalLong.of(2),
            java.util.OptionalLong.empty());

    RunOutcome outcome = bench.run(coachview, two);

    assertThat(outcome.end()).isEqualTo(End.LIMIT);
    assertThat(bench.access()).hasSize(2);
    assertThat(outcome.next().orElseThrow().waiting()).containsExactly("p3", "p4", "p5");
  }

  @Test
  void suspendingAccountsOfThoseWhoDepartedIsAWithdrawalToo() {
    people(10);
    bench.departures(Departures.SUSPEND).brake(new Brake(50, 20, 0)).apply(coachview);
    for (int i = 1; i <= 3; i++) {
      coachview.put(called(person("p" + i), ""));
    }

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.held()).hasValue(Reason.MORE_THAN_PERCENTAGE);
    assertThat(bench.moodle().userByIdnumber("CV-p1").orElseThrow().suspended()).isFalse();
  }

  @Test
  void personsWhoLookLikeOneAreTold() {
    people(3);
    coachview.put(CoachviewRows.withEmail(person("p2"), "P1@example.nl"));

    RunOutcome outcome = bench.run(coachview, everything(Mode.PLAN));

    assertThat(outcome.lookAlikes())
        .containsExactly(new LookAlike("CV-p1", "CV-p2", LookAlike.By.EMAIL));
  }

  @Test
  void whoNeverLearnsIsNotTold() {
    people(2);
    coachview.put(person("contact", Optional.empty(), false));

    assertThat(bench.apply(coachview).totals().of(Count.REFUSED)).isZero();
  }

  @Test
  void whoIsPlannedInWithoutAnExternalIdIsTold() {
    people(2);
    coachview
        .put(person("p9", Optional.empty(), false))
        .put(enrolment("e9", "p9", "r1", "Ingepland"))
        .put(part("e9", "c1"));

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.totals().refusals())
        .containsEntry(FailureCode.EXTERNAL_ID_MISSING.code(), 1L);
    assertThat(bench.access()).hasSize(2);
  }

  private void people(int count) {
    for (int i = 1; i <= count; i++) {
      coachview
          .put(person("p" + i))
          .put(enrolment("e" + i, "p" + i, "r1", "Ingepland"))
          .put(part("e" + i, "c1"));
    }
  }

  private void cancel(String person) {
    coachview.put(enrolment("e" + person.substring(1), person, "r1", "Vervallen"));
  }
}
