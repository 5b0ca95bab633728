package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Brake.Reason;
import nl.coachmoodle.roster.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a run takes nothing away. */
class BrakedRunTest {
  private final RunBench bench = new RunBench();
  private final CoachviewInMemory coachview = new CoachviewInMemory();
  private final OneRun course = new OneRun(coachview);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whenEverythingIsCancelledNobodyIsWithdrawnWithoutTheOverride() {
    course.people(3);
    bench.apply(coachview);
    course.cancel("p1");
    course.cancel("p2");
    course.cancel("p3");

    RunOutcome held = bench.apply(coachview);
    assertThat(held.held()).hasValue(Reason.NOTHING_REMAINS);
    assertThat(bench.access().stream().filter(each -> each.endsWith("active"))).hasSize(3);

    RunOutcome meant = bench.run(coachview, allowing(everything(Mode.APPLY), 3));
    assertThat(meant.held()).isEmpty();
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).hasSize(3);
  }

  @Test
  void moreWithdrawalsThanThePercentageTakeNothingAway() {
    course.people(10);
    bench.brake(new Brake(50, 20, 0)).apply(coachview);
    course.cancel("p1");
    course.cancel("p2");
    assertThat(bench.run(coachview, everything(Mode.PLAN)).held()).isEmpty();
    course.cancel("p3");

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.held()).hasValue(Reason.MORE_THAN_PERCENTAGE);
    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isEqualTo(3);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).isEmpty();
  }

  @Test
  void moreWithdrawalsThanWereMeantTakeNothingAway() {
    course.people(10);
    bench.brake(new Brake(1, 100, 0)).apply(coachview);
    course.cancel("p1");
    course.cancel("p2");
    assertThat(bench.apply(coachview).held()).hasValue(Reason.MORE_THAN_COUNT);

    assertThat(bench.run(coachview, allowing(everything(Mode.APPLY), 1)).held())
        .hasValue(Reason.MORE_THAN_MEANT);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).isEmpty();
  }

  @Test
  void anEmptyCoachviewWithdrawsNobody() {
    course.people(3);
    bench.apply(coachview);

    RunOutcome outcome = bench.apply(new CoachviewInMemory());

    assertThat(outcome.end()).isEqualTo(End.DONE);
    assertThat(outcome.totals().of(Count.PEOPLE)).isZero();
    assertThat(bench.access().stream().filter(each -> each.endsWith("active"))).hasSize(3);
  }

  @Test
  void aReadingThatEndsEarlyWithdrawsNobodyWhereverItEnds() {
    course.people(10);
    bench.apply(coachview);
    course.cancel("p4");
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
  void aWindowInWhichEverythingIsCancelledIsHeldWhenNothingElseIsLeftEither() {
    course.people(2);
    bench.apply(coachview);
    coachview.nothingChanged();
    course.cancel("p1");
    course.cancel("p2");

    RunOutcome outcome = bench.run(coachview, window(Mode.APPLY));

    assertThat(outcome.held()).hasValue(Reason.NOTHING_REMAINS);
    assertThat(bench.access().stream().filter(each -> each.endsWith("active"))).hasSize(2);
  }

  @Test
  void suspendingAccountsOfThoseWhoDepartedIsAWithdrawalToo() {
    course.people(10);
    bench.departures(Departures.SUSPEND).brake(new Brake(50, 20, 0)).apply(coachview);
    for (int i = 1; i <= 3; i++) {
      coachview.put(called(person("p" + i), ""));
    }

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.held()).hasValue(Reason.MORE_THAN_PERCENTAGE);
    assertThat(bench.moodle().userByIdnumber("CV-p1").orElseThrow().suspended()).isFalse();
  }
}
