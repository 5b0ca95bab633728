package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that stops before its end, and how it goes on. */
class StoppedRunTest {
  private final RunBench bench = new RunBench();
  private final CoachviewInMemory coachview = new CoachviewInMemory();
  private final OneRun course = new OneRun(coachview);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aRunThatFailedGoesOnWhereItWas() {
    course.people(10);
    coachview.failAt(4, Failure.of(FailureCode.MOODLE_UNAVAILABLE));
    RunOutcome failed = bench.apply(coachview);
    coachview.neverFail();

    RunOutcome rest = bench.run(coachview, failed.next().orElseThrow());

    assertThat(rest.end()).isEqualTo(End.DONE);
    assertThat(rest.part()).isEqualTo(2);
    assertThat(bench.access()).hasSize(10);
  }

  @Test
  void whoHasNoTimeLeftBeginsNoWithdrawals() {
    course.people(4);
    bench.apply(coachview);
    course.cancel("p1");

    RunOutcome first = bench.hurried().apply(coachview);

    assertThat(first.end()).isEqualTo(End.TIME);
    assertThat(first.totals().of(Count.PEOPLE)).isEqualTo(4);
    assertThat(bench.access()).contains("CV-p1 course:2 active");
    RunOutcome rest = bench.run(coachview, first.next().orElseThrow());
    assertThat(rest.end()).isEqualTo(End.DONE);
    assertThat(bench.access()).contains("CV-p1 course:2 suspended");
  }

  @Test
  void whenMoodleTakesNobodyTheRunStopsAndNobodyIsForgotten() {
    course.people(3);
    bench.moodle().settings().removeToken(bench.moodle().token());

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.end()).isEqualTo(End.FAILED);
    assertThat(outcome.failure().map(Failure::code)).hasValue(FailureCode.TOKEN_REFUSED);
    assertThat(outcome.next().orElseThrow().waiting()).containsExactly("p1", "p2", "p3");
  }

  @Test
  void aLimitStopsTheRunAndTheRestCanBeDoneLater() {
    course.people(5);
    RunRequest two =
        new RunRequest(
            Optional.empty(), Mode.APPLY, Scope.BOTH, OptionalLong.of(2), OptionalLong.empty());

    RunOutcome outcome = bench.run(coachview, two);

    assertThat(outcome.end()).isEqualTo(End.LIMIT);
    assertThat(bench.access()).hasSize(2);
    assertThat(outcome.next().orElseThrow().waiting()).containsExactly("p3", "p4", "p5");
  }

  @Test
  void afterALimitTheCursorGoesOnWithAsManyPeopleAgain() {
    course.people(5);
    RunRequest two =
        new RunRequest(
            Optional.empty(), Mode.APPLY, Scope.BOTH, OptionalLong.of(2), OptionalLong.empty());

    List<RunOutcome> parts = bench.runInParts(coachview, two);

    assertThat(parts.stream().map(RunOutcome::end)).containsExactly(End.LIMIT, End.LIMIT, End.DONE);
    assertThat(parts.stream().map(part -> part.totals().of(Count.PEOPLE)))
        .containsExactly(2L, 4L, 5L);
    assertThat(bench.access()).hasSize(5);
  }

  @Test
  void aLimitIsThatOfTheCallAlsoWhereItsTimeWasOverInBetween() {
    course.people(250);
    RunRequest some =
        new RunRequest(
            Optional.empty(), Mode.APPLY, Scope.BOTH, OptionalLong.of(150), OptionalLong.empty());

    List<RunOutcome> parts = bench.hurried().runInParts(coachview, some);

    assertThat(parts.stream().map(RunOutcome::end)).containsExactly(End.TIME, End.LIMIT, End.DONE);
    assertThat(parts.get(1).totals().of(Count.PEOPLE)).isEqualTo(150);
  }
}
