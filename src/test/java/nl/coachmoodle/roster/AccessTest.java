package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.Access.Course.State;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rights to courses and cohorts: given, suspended, taken away, refused. */
class AccessTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");
  private static final long COHORT = 1;

  private final Bench bench = Bench.on(MoodleRelease.V5_1, rules());
  private long userId;

  @BeforeEach
  void knowSomebody() {
    userId = bench.known(People.person("CV-1"));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void theWholeStateIsAlwaysSent() {
    bench.apply(enrol(People.person("CV-1"), course(COURSE, START, END)));
    assertThat(enrolment().timeStart()).isEqualTo(START.getEpochSecond());
    assertThat(enrolment().timeEnd()).isEqualTo(END.getEpochSecond());

    bench.moodle().forgetCalls();
    bench.apply(enrol(People.person("CV-1"), course(COURSE)));

    assertThat(enrolment().timeStart()).isZero();
    assertThat(enrolment().timeEnd()).isZero();
    assertThat(bench.moodle().calls().get(1).form())
        .extracting(field -> field.name())
        .contains(
            "enrolments[0][roleid]",
            "enrolments[0][timestart]",
            "enrolments[0][timeend]",
            "enrolments[0][suspend]");
  }

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void whoeverIsSuspendedIsActiveAgainAfterAnEnrolment(MoodleRelease release) {
    try (Bench other = Bench.on(release, rules())) {
      long id = other.known(People.person("CV-1"));
      other.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(state(other.apply(withdraw("CV-1", course(COURSE, State.SUSPENDED)))))
          .hasValue(AccessOutcome.State.SUSPENDED);
      assertThat(other.moodle().enrolment(id, COURSE).orElseThrow().suspended()).isTrue();
      assertThat(state(other.apply(enrol(People.person("CV-1"), course(COURSE)))))
          .hasValue(AccessOutcome.State.ENSURED);
      assertThat(other.moodle().enrolment(id, COURSE).orElseThrow().suspended()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void unenrollingIsTheSameTwice(MoodleRelease release) {
    try (Bench other = Bench.on(release, rules())) {
      long id = other.known(People.person("CV-1"));
      other.apply(enrol(People.person("CV-1"), course(COURSE)));

      for (int i = 0; i < 2; i++) {
        assertThat(state(other.apply(withdraw("CV-1", course(COURSE, State.REMOVED)))))
            .hasValue(AccessOutcome.State.REMOVED);
        assertThat(other.moodle().enrolment(id, COURSE)).isEmpty();
      }
    }
  }

  @Test
  void withdrawingWhoHasNoAccountIsNoFailure() {
    ParticipantOutcome outcome =
        bench.apply(withdraw("CV-9", course(COURSE, State.SUSPENDED), cohort(COHORT, false)));

    assertThat(outcome.account()).hasValue(Account.ABSENT);
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.accesses())
        .extracting(AccessOutcome::state)
        .containsOnly(Optional.of(AccessOutcome.State.NOTHING_TO_WITHDRAW));
    assertThat(bench.calls()).containsOnly(FIND);
  }

  @Test
  void suspendingWhoHasNoAccountIsNoFailure() {
    assertThat(bench.apply(suspend("CV-9", true)).account()).hasValue(Account.ABSENT);
  }

  @Test
  void aProfileAloneMakesNoAccount() {
    ParticipantOutcome outcome = bench.apply(sync(People.person("CV-9")));

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.account()).hasValue(Account.ABSENT);
    assertThat(bench.moodle().callCount(CREATE)).isZero();
  }

  @Test
  void aCohortIsJoinedOnceAndLeftTwice() {
    assertThat(state(bench.apply(enrol(People.person("CV-1"), cohort(COHORT, true)))))
        .hasValue(AccessOutcome.State.ADDED);
    assertThat(state(bench.apply(enrol(People.person("CV-1"), cohort(COHORT, true)))))
        .hasValue(AccessOutcome.State.ALREADY_MEMBER);
    assertThat(bench.moodle().cohortMembers(COHORT)).containsExactly(userId);
    for (int i = 0; i < 2; i++) {
      assertThat(state(bench.apply(withdraw("CV-1", cohort(COHORT, false)))))
          .hasValue(AccessOutcome.State.REMOVED);
    }
    assertThat(bench.moodle().cohortMembers(COHORT)).isEmpty();
  }

  @Test
  void aCohortNamedByItsIdnumberIsLeftByItsNumber() {
    bench.apply(enrol(People.person("CV-1"), cohort("CV-COH-1", Optional.empty(), true)));
    assertThat(bench.moodle().cohortMembers(COHORT)).containsExactly(userId);
    bench.calls();

    ParticipantOutcome unresolved =
        bench.apply(withdraw("CV-1", cohort("CV-COH-1", Optional.empty(), false)));
    assertThat(unresolved.failures())
        .containsExactly(Failure.of(FailureCode.COHORT_ID_UNKNOWN).with("cohort", "CV-COH-1"));
    assertThat(bench.calls()).containsExactly(FIND);

    bench.apply(withdraw("CV-1", cohort("CV-COH-1", Optional.of(COHORT), false)));
    assertThat(bench.moodle().cohortMembers(COHORT)).isEmpty();
  }

  @Test
  void anUnknownCohortIsNamed() {
    assertThat(failure(bench.apply(enrol(People.person("CV-1"), cohort(4711, true)))))
        .hasValue(FailureCode.COHORT_NOT_FOUND);
    assertThat(failure(bench.apply(withdraw("CV-1", cohort(4711, false)))))
        .hasValue(FailureCode.COHORT_NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "5, setup/course-hidden, setup/course-not-accessible",
    "6, data/no-manual-enrolment, data/no-manual-enrolment",
    "7, data/no-manual-enrolment, data/no-manual-enrolment",
    "4711, data/course-not-found, data/course-not-found"
  })
  void whatACourseRefusesIsTold(long course, String withDebug, String withoutDebug) {
    ParticipantOutcome explained = bench.apply(enrol(People.person("CV-1"), course(course)));
    bench.moodle().set(SiteCondition.DEBUG_OFF);
    ParticipantOutcome unexplained = bench.apply(enrol(People.person("CV-1"), course(course)));

    assertThat(explained.failures()).extracting(f -> f.code().code()).containsExactly(withDebug);
    assertThat(explained.failures().get(0).facts())
        .containsEntry("course", Long.toString(course))
        .containsEntry("account", Long.toString(userId));
    assertThat(unexplained.failures())
        .extracting(f -> f.code().code())
        .containsExactly(withoutDebug);
    assertThat(explained.account()).as("the account is fine").hasValue(Account.UNCHANGED);
  }

  @Test
  void aRoleThatMayNotBeAssignedIsTold() {
    Access teacher = new Access.Course(COURSE, 3, Optional.empty(), Optional.empty(), State.ACTIVE);

    assertThat(failure(bench.apply(enrol(People.person("CV-1"), teacher))))
        .hasValue(FailureCode.ROLE_NOT_ASSIGNABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "ENROL, CAPABILITY_MISSING",
    "VIEW_COURSES, COURSE_VIEW_MISSING",
    "ASSIGN_ROLES, ROLE_NOT_ASSIGNABLE",
    "USE_REST, REST_CAPABILITY_MISSING"
  })
  void aMissingCapabilityIsTold(Capability capability, FailureCode expected) {
    bench.moodle().takeAway(capability);

    List<Failure> failures = bench.apply(enrol(People.person("CV-1"), course(COURSE))).failures();

    assertThat(failures).extracting(Failure::code).containsExactly(expected);
  }

  @Test
  void oneBadCourseDoesNotKeepAnybodyOutOfTheOthers() {
    ParticipantOutcome outcome =
        bench.apply(
            enrol(
                People.person("CV-1"),
                course(UNKNOWN_COURSE),
                course(COURSE),
                course(COURSE_WITHOUT_MANUAL),
                cohort(COHORT, true)));

    assertThat(outcome.accesses())
        .extracting(access -> access.failure().isPresent())
        .containsExactly(true, false, true, false);
    assertThat(bench.moodle().enrolment(userId, COURSE)).isPresent();
  }

  @Test
  void ofSeveralWishesAboutOneCourseTheLastCounts() {
    Wish enrol = enrol(People.person("CV-1"), course(COURSE));
    Wish remove = withdraw("CV-1", course(COURSE, State.REMOVED));
    Wish suspend = withdraw("CV-1", course(COURSE, State.SUSPENDED));

    bench.apply(remove, enrol);
    assertThat(bench.moodle().enrolment(userId, COURSE)).isPresent();
    bench.apply(enrol, remove);
    assertThat(bench.moodle().enrolment(userId, COURSE)).isEmpty();
    bench.apply(suspend, enrol);
    assertThat(enrolment().suspended()).isFalse();
    List<ParticipantOutcome> outcomes = bench.apply(enrol, suspend);
    assertThat(enrolment().suspended()).isTrue();
    assertThat(outcomes)
        .extracting(outcome -> outcome.accesses().get(0).state())
        .containsOnly(Optional.of(AccessOutcome.State.SUSPENDED));
  }

  @Test
  void ofSeveralWishesAboutOneCohortTheLastCounts() {
    bench.apply(
        withdraw("CV-1", cohort(COHORT, false)),
        enrol(People.person("CV-1"), cohort(COHORT, true)));
    assertThat(bench.moodle().cohortMembers(COHORT)).containsExactly(userId);
    bench.apply(
        enrol(People.person("CV-1"), cohort(COHORT, true)),
        withdraw("CV-1", cohort(COHORT, false)));
    assertThat(bench.moodle().cohortMembers(COHORT)).isEmpty();
  }

  @Test
  void accessOfASuspendedAccountIsGivenAndToldOf() {
    MoodleUser user = bench.moodle().user(userId).orElseThrow();
    bench.moodle().replaceUser(user.withSuspended(true));

    ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

    assertThat(outcome.notices())
        .containsExactly(new Notice(Notice.Kind.ACCOUNT_SUSPENDED, Long.toString(userId)));
    assertThat(bench.moodle().enrolment(userId, COURSE)).isPresent();
  }

  @Test
  void aMoodleThatIsAwayFailsTheAccessForALaterRun() {
    bench.moodle().onNext(9, ENROL, Fault.answer(502, "text/html", ""));

    ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

    assertThat(outcome.failures()).hasSize(1).allMatch(Failure::isRetry);
  }

  private Enrolment enrolment() {
    return bench.moodle().enrolment(userId, COURSE).orElseThrow();
  }

  private static Optional<AccessOutcome.State> state(ParticipantOutcome outcome) {
    return outcome.accesses().get(0).state();
  }

  private static Optional<FailureCode> failure(ParticipantOutcome outcome) {
    return outcome.accesses().get(0).failure().map(Failure::code);
  }
}
