package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Brake.Reason;
import nl.coachmoodle.roster.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a run: what it counts as taken away, and what the brake is asked with. */
class WithdrawalsTest {
  private final RunBench bench = new RunBench();
  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(run("r1", "Definitief"))
          .put(elearning("c1", "r1", "2"))
          .put(elearning("c1b", "r1", "3"));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatTheRunHasWithdrawnCountsWhenCoachviewMovedOn() {
    people(10);
    bench.apply(coachview);
    // One access of p1 was judged. Meanwhile it is two.
    cancel("p1");

    RunOutcome outcome = bench.run(coachview, withdrawing(50, 49, "p1"));

    assertThat(outcome.held()).hasValue(Reason.MORE_THAN_COUNT);
    assertThat(outcome.end()).isEqualTo(End.DONE);
    // As many as somebody has to mean.
    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isEqualTo(51);
    assertThat(suspended()).isZero();
  }

  @Test
  void whatWasJudgedIsWithdrawnInTheNextPart() {
    people(10);
    bench.apply(coachview);
    cancel("p1");

    RunOutcome outcome = bench.run(coachview, withdrawing(50, 48, "p1"));

    assertThat(outcome.held()).isEmpty();
    assertThat(outcome.totals().of(Count.WITHDRAWN)).isEqualTo(50);
    assertThat(suspended()).isEqualTo(2);
  }

  @Test
  void aSuspensionOfAnAccountIsCountedAsDone() {
    people(10);
    bench.departures(Departures.SUSPEND).apply(coachview);
    depart("p1");

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.held()).isEmpty();
    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isEqualTo(1);
    assertThat(outcome.totals().of(Count.WITHDRAWN)).isEqualTo(1);
    assertThat(isSuspended("CV-p1")).isTrue();
  }

  @Test
  void aSuspensionThatWasNotJudgedMakesTheBrakeLookAgain() {
    people(10);
    bench.departures(Departures.SUSPEND).apply(coachview);
    depart("p1");
    depart("p2");

    // Of the two accounts one has been judged, and 49 other withdrawals are done.
    RunOutcome outcome = bench.run(coachview, withdrawing(50, 49, "p1", "p2"));

    assertThat(outcome.held()).hasValue(Reason.MORE_THAN_COUNT);
    assertThat(isSuspended("CV-p1")).isFalse();
  }

  @Test
  void whoLeftLongAgoDoesNotHoldTheBrakeForWhoLeavesToday() {
    people(10);
    bench.departures(Departures.SUSPEND).brake(new Brake(6, 100, 6)).apply(coachview);
    for (int i = 1; i <= 6; i++) {
      depart("p" + i);
    }
    bench.apply(coachview);
    depart("p7");

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.held()).isEmpty();
    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isEqualTo(1);
    assertThat(isSuspended("CV-p7")).isTrue();
  }

  @Test
  void whereOnlyPeopleAreComparedWhoLeftIsSuspended() {
    people(10);
    bench.departures(Departures.SUSPEND).apply(coachview);
    depart("p1");

    RunOutcome outcome = bench.run(coachview, onlyPeople(everything(Mode.APPLY)));

    assertThat(outcome.held()).isEmpty();
    assertThat(outcome.end()).isEqualTo(End.DONE);
    assertThat(isSuspended("CV-p1")).isTrue();
    assertThat(isSuspended("CV-p2")).isFalse();
  }

  @Test
  void whereOnlyPeopleAreComparedWhoLeftOnAQuietDayIsSuspended() {
    people(10);
    bench.departures(Departures.SUSPEND).apply(coachview);
    coachview.nothingChanged();
    depart("p1");

    RunOutcome outcome = bench.run(coachview, onlyPeople(window(Mode.APPLY)));

    assertThat(outcome.totals().of(Count.PEOPLE)).isEqualTo(1);
    assertThat(outcome.held()).isEmpty();
    assertThat(isSuspended("CV-p1")).isTrue();
  }

  @Test
  void whereOnlyPeopleAreComparedThePercentageIsThatOfThePeople() {
    people(100);
    bench.departures(Departures.SUSPEND).brake(new Brake(50, 20, 5)).apply(coachview);
    for (int i = 1; i <= 20; i++) {
      depart("p" + i);
    }
    assertThat(bench.run(coachview, onlyPeople(everything(Mode.PLAN))).held()).isEmpty();
    depart("p21");

    assertThat(bench.run(coachview, onlyPeople(everything(Mode.PLAN))).held())
        .hasValue(Reason.MORE_THAN_PERCENTAGE);
  }

  @Test
  void whereOnlyPeopleAreComparedAndEverybodyLeftNobodyIsSuspended() {
    people(3);
    bench.departures(Departures.SUSPEND).apply(coachview);
    List.of("p1", "p2", "p3").forEach(this::depart);

    RunOutcome outcome = bench.run(coachview, onlyPeople(everything(Mode.APPLY)));

    assertThat(outcome.held()).hasValue(Reason.NOTHING_REMAINS);
    assertThat(isSuspended("CV-p1")).isFalse();
  }

  @Test
  void whoHasNoAccountLosesNothing() {
    people(10);
    bench.apply(coachview);
    coachview
        .put(person("late"))
        .put(enrolment("e99", "late", "r1", "Vervallen"))
        .put(part("e99", "c1"));

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isEqualTo(1);
    assertThat(outcome.totals().of(Count.WITHDRAWN)).isZero();
  }

  /** At the end of a run that has done nearly everything. */
  private static Cursor withdrawing(long judged, long done, String... losing) {
    return new Cursor(
        everything(Mode.APPLY),
        "test",
        1,
        0,
        Stage.WITHDRAWING,
        0,
        Optional.empty(),
        true,
        List.of(),
        List.of(losing),
        false,
        true,
        new Totals(
            Map.of(
                Count.TO_WITHDRAW,
                judged,
                Count.WITHDRAWN,
                done,
                Count.GRANTED,
                1_000L,
                Count.PEOPLE,
                1_000L),
            Map.of()));
  }

  private static RunRequest onlyPeople(RunRequest request) {
    return new RunRequest(
        request.since(), request.mode(), Scope.PEOPLE, OptionalLong.empty(), OptionalLong.empty());
  }

  private void people(int count) {
    for (int i = 1; i <= count; i++) {
      coachview
          .put(person("p" + i))
          .put(enrolment("e" + i, "p" + i, "r1", "Ingepland"))
          .put(part("e" + i, "c1"))
          .put(part("e" + i, "c1b"));
    }
  }

  private void cancel(String person) {
    coachview.put(enrolment("e" + person.substring(1), person, "r1", "Vervallen"));
  }

  private void depart(String person) {
    coachview.put(called(person(person), ""));
  }

  private boolean isSuspended(String idnumber) {
    return bench.moodle().userByIdnumber(idnumber).orElseThrow().suspended();
  }

  private long suspended() {
    return bench.access().stream().filter(each -> each.endsWith("suspended")).count();
  }
}
