package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom Moodle does not take although it may later: a run is not finished without them. */
class PostponedTest {
  private static final String ENROL = "enrol_manual_enrol_users";
  private static final String ADD = "core_cohort_add_cohort_members";
  private static final String REMOVE = "core_cohort_delete_cohort_members";

  private final RunBench bench = new RunBench().brake(new Brake(1_000, 100, 5));
  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(run("r1", "Definitief"))
          .put(elearning("c1", "r1", "2"))
          .put(run("r2", "Definitief"))
          .put(elearning("c2", "r2", "cohort:1"));

  @BeforeEach
  void tenPeopleOfWhomTheLastIsInACohort() {
    for (int i = 1; i <= 10; i++) {
      enrol("p" + i, i == 10 ? 2 : 1, "Ingepland");
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theNextPartDoesWhomMoodleDidNotTake() {
    bench.moodle().onNext(1, ADD, busy());

    RunOutcome first = bench.apply(coachview);

    assertThat(bench.access()).hasSize(9);
    assertThat(first.end()).isEqualTo(End.UNFINISHED);
    assertThat(first.next().orElseThrow().waiting()).containsExactly("p10");
    assertThat(first.totals().of(Count.PEOPLE)).isEqualTo(9);
    assertThat(first.totals().of(Count.FAILED)).isZero();
    assertThat(first.examples()).containsKey(FailureCode.MOODLE_UNAVAILABLE.code());

    RunOutcome second = bench.run(coachview, CursorForm.read(form(first)));

    assertThat(second.end()).isEqualTo(End.DONE);
    assertThat(bench.access()).hasSize(10);
    assertThat(second.totals().of(Count.PEOPLE)).isEqualTo(10);
    assertThat(second.totals().of(Count.CREATED)).isEqualTo(10);
    assertThat(second.totals().of(Count.GRANTED)).isEqualTo(10);
  }

  @Test
  void theNextPartMakesTheWithdrawalsThatMoodleDidNotTake() {
    bench.apply(coachview);
    enrol("p9", 1, "Vervallen");
    enrol("p10", 2, "Vervallen");
    bench.moodle().onNext(1, REMOVE, busy());

    RunOutcome first = bench.apply(coachview);

    assertThat(first.held()).isEmpty();
    assertThat(first.end()).isEqualTo(End.UNFINISHED);
    assertThat(first.next().orElseThrow().losing()).containsExactly("p10");
    assertThat(bench.access()).contains("CV-p9 course:2 suspended", "CV-p10 cohort:1");
    assertThat(first.totals().of(Count.WITHDRAWN)).isEqualTo(1);

    RunOutcome second = bench.run(coachview, CursorForm.read(form(first)));

    assertThat(second.end()).isEqualTo(End.DONE);
    assertThat(bench.access()).doesNotContain("CV-p10 cohort:1");
    assertThat(second.totals().of(Count.WITHDRAWN)).isEqualTo(2);
    assertThat(second.totals().of(Count.TO_WITHDRAW)).isEqualTo(2);
  }

  @Test
  void aPartThatGetsNobodyDoneFailsSoThatItComesAgainLater() {
    bench.moodle().onNext(1_000, ADD, busy());

    RunOutcome first = bench.apply(coachview);
    RunOutcome second = bench.run(coachview, first.next().orElseThrow());

    assertThat(first.end()).isEqualTo(End.UNFINISHED);
    assertThat(second.end()).isEqualTo(End.FAILED);
    assertThat(second.failure().map(Failure::code)).hasValue(FailureCode.MOODLE_UNAVAILABLE);
    assertThat(second.next().orElseThrow().waiting()).containsExactly("p10");
  }

  @Test
  void aWithdrawalThatIsNeverTakenFailsThePartToo() {
    bench.apply(coachview);
    enrol("p10", 2, "Vervallen");
    bench.moodle().onNext(1_000, REMOVE, busy());

    RunOutcome first = bench.apply(coachview);
    RunOutcome second = bench.run(coachview, first.next().orElseThrow());

    assertThat(first.end()).isEqualTo(End.UNFINISHED);
    assertThat(second.end()).isEqualTo(End.FAILED);
    assertThat(second.next().orElseThrow().losing()).containsExactly("p10");
  }

  @Test
  void whoIsLeftForLaterCountsForTheLimit() {
    bench.moodle().onNext(1_000, ENROL, busy());

    RunOutcome outcome =
        bench.run(
            coachview,
            new RunRequest(
                Optional.empty(),
                Mode.APPLY,
                Scope.BOTH,
                OptionalLong.of(2),
                OptionalLong.empty()));

    assertThat(outcome.end()).isEqualTo(End.LIMIT);
    assertThat(bench.moodle().usersByIdnumber("CV-p3")).isEmpty();
    assertThat(outcome.next().orElseThrow().waiting()).hasSize(10).contains("p1", "p2");
  }

  private static Map<String, Object> form(RunOutcome outcome) {
    return CursorForm.write(outcome.next().orElseThrow());
  }

  private static Fault busy() {
    return Fault.answer(503, "text/html", "<html>busy</html>");
  }

  private void enrol(String person, int run, String status) {
    String id = "e" + person;
    coachview
        .put(person(person))
        .put(enrolment(id, person, "r" + run, status))
        .put(part(id, "c" + run));
  }
}
