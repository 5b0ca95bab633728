package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run tells where the service has more than the seven functions. */
class DriftTest {
  private static final long STUDENT = 5;
  private static final long TEACHER = 3;

  private final RunBench bench = new RunBench();
  private final CoachviewInMemory coachview =
      new CoachviewInMemory().put(run("r1", "Definitief")).put(elearning("c1", "r1", "2"));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void withTheSevenFunctionsNothingIsKnownAndOneQuestionIsEnough() {
    people(3);
    bench.apply(coachview);
    bench.moodle().forgetCalls();

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.access().notReadable()).containsExactly("course:2");
    assertThat(outcome.access().readable()).isEmpty();
    assertThat(outcome.totals().of(Count.MISSING)).isZero();
    assertThat(bench.moodle().callCount("core_enrol_get_enrolled_users")).isEqualTo(1);
  }

  @Test
  void whoLacksTheAccessIsTold() {
    people(3);
    bench.apply(coachview);
    bench.moodle().settings().showEnrolmentsAndMembers();
    suspend("CV-p2");

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.totals().of(Count.MISSING)).isEqualTo(1);
    assertThat(outcome.findings())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Compared.class,
            found -> {
              assertThat(found.personId()).isEqualTo("p2");
              assertThat(found.missing()).containsExactly("course:2");
            });
    assertThat(bench.access()).contains("CV-p2 course:2 active");
  }

  @Test
  void anEmptyCourseIsNoEvidence() {
    people(3);
    bench.apply(coachview);
    bench.moodle().settings().showEnrolmentsAndMembers();
    List.of("CV-p1", "CV-p2", "CV-p3").forEach(this::suspend);

    RunOutcome outcome = bench.run(coachview, everything(Mode.PLAN));

    assertThat(outcome.access().notReadable()).containsExactly("course:2");
    assertThat(outcome.totals().of(Count.MISSING)).isZero();
  }

  @Test
  void membersOfCohortsAreComparedToo() {
    coachview.put(elearning("c1", "r1", "cohort:1"));
    people(3);
    bench.apply(coachview);
    bench.moodle().settings().showEnrolmentsAndMembers();
    bench.moodle().removeCohortMember(1, userId("CV-p3"));

    RunOutcome outcome = bench.run(coachview, everything(Mode.PLAN));

    assertThat(outcome.access().readable()).containsExactly("cohort:1");
    assertThat(outcome.totals().of(Count.MISSING)).isEqualTo(1);
  }

  @Test
  void whoHasAccessWithoutAnEnrolmentIsAnOrphanAndKeepsIt() {
    people(3);
    bench.apply(coachview);
    bench.moodle().settings().showEnrolmentsAndMembers();
    long orphan = inMoodle("CV-9", STUDENT);
    inMoodle("CV-teacher", TEACHER);
    inMoodle("", STUDENT);

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.access().orphans()).containsExactly(new Orphan("course:2", orphan, "CV-9"));
    assertThat(bench.access()).contains("CV-9 course:2 active");
  }

  @Test
  void ofOrphansAsManyAreToldAsOfPeople() {
    people(3);
    bench.apply(coachview);
    bench.moodle().settings().showEnrolmentsAndMembers();
    inMoodle("CV-8", STUDENT);
    inMoodle("CV-9", STUDENT);

    RunOutcome outcome = bench.details(1).apply(coachview);

    assertThat(outcome.access().orphans()).hasSize(1);
    assertThat(outcome.access().leftOut()).isEqualTo(1);
  }

  @Test
  void whoCompletedIsNoOrphan() {
    people(3);
    bench.apply(coachview);
    bench.moodle().settings().showEnrolmentsAndMembers();
    coachview.put(enrolment("e2", "p2", "r1", "Afgerond"));

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.access().readable()).containsExactly("course:2");
    assertThat(outcome.access().orphans()).isEmpty();
  }

  @Test
  void whomCoachviewCannotBeAskedForIsNotLookedAtAndNoOrphan() {
    people(3);
    bench.apply(coachview);
    bench.moodle().settings().showEnrolmentsAndMembers();
    inMoodle("O'Neil-1", STUDENT);
    inMoodle("12;3", STUDENT);
    long orphan = inMoodle("CV-9", STUDENT);

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.access().orphans()).containsExactly(new Orphan("course:2", orphan, "CV-9"));
    assertThat(outcome.access().leftOut()).isEqualTo(2);
  }

  @Test
  void whereSuspendedEnrolmentsCannotBeToldNobodyIsCalledAnOrphan() {
    people(3);
    bench.apply(coachview);
    bench.moodle().settings().showEnrolmentsAndMembers();
    bench.moodle().takeAway(Capability.REVIEW_ENROLMENTS);
    inMoodle("CV-9", STUDENT);

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.access().readable()).containsExactly("course:2");
    assertThat(outcome.access().orphans()).isEmpty();
  }

  @Test
  void whenMoodleDoesNotAnswerTheReadingIsGivenUpAndNothingIsConcludedFromIt() {
    coachview.put(run("r2", "Definitief")).put(elearning("c2", "r2", "3"));
    people(3);
    coachview.put(enrolment("e2b", "p2", "r2", "Ingepland")).put(part("e2b", "c2"));
    bench.apply(coachview);
    bench.moodle().settings().showEnrolmentsAndMembers();
    suspend("CV-p2");
    inMoodle("CV-9", STUDENT);
    bench.moodle().forgetCalls();
    bench.moodle().onNext(1, "core_enrol_get_enrolled_users", Fault.dropBeforeExecuting());

    RunOutcome outcome = bench.apply(coachview);

    assertThat(outcome.end()).isEqualTo(RunOutcome.End.DONE);
    assertThat(bench.moodle().callCount("core_enrol_get_enrolled_users")).isEqualTo(1);
    assertThat(outcome.access().notReadable()).containsExactly("course:2", "course:3");
    assertThat(outcome.access().orphans()).isEmpty();
    assertThat(outcome.totals().of(Count.MISSING)).isZero();
  }

  private void people(int count) {
    for (int i = 1; i <= count; i++) {
      coachview
          .put(person("p" + i))
          .put(enrolment("e" + i, "p" + i, "r1", "Ingepland"))
          .put(part("e" + i, "c1"));
    }
  }

  private long userId(String idnumber) {
    return bench.moodle().userByIdnumber(idnumber).orElseThrow().id();
  }

  private void suspend(String idnumber) {
    bench
        .moodle()
        .addEnrolment(
            new Enrolment(COURSE, Enrolment.MANUAL, 0, userId(idnumber), 0, 0, true), STUDENT);
  }

  private long inMoodle(String idnumber, long role) {
    long id =
        bench
            .moodle()
            .addUser(
                MoodleUser.named("byhand" + role + idnumber.toLowerCase(java.util.Locale.ROOT))
                    .with(UserColumn.IDNUMBER, idnumber))
            .id();
    bench.moodle().addEnrolment(new Enrolment(COURSE, Enrolment.MANUAL, 0, id, 0, 0, false), role);
    return id;
  }
}
