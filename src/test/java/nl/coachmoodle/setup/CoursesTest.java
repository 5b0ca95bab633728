package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.MoodleCourse;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.traffic.Fault;
import nl.coachmoodle.standin.traffic.ReceivedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of the courses of the configuration, and of enrolments in them. */
class CoursesTest {
  private static final long COURSE = 2;
  private static final long OTHER_COURSE = 3;
  private static final long FRESH = 50;
  private static final int MANY = 30;

  /** The course that stands for the site's front page. */
  private static final String FRONT_PAGE = "1";

  private static final Fault BROKEN_OFF = Fault.answer(500, "text/html; charset=utf-8", "");

  @ParameterizedTest
  @EnumSource
  void anotherCourseTellsAHiddenOneFromAMissingRight(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().addCourse(MoodleCourse.named("fresh").withId(FRESH).hidden());
      assertThat(told(bench, FRESH)).isEqualTo("course-shown 50");
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      assertThat(told(bench, FRESH)).isEqualTo("course-shown 50 | course-rights 50");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherCourseTellsAnOverrideFromAMissingRight(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().settings().prevent(Capability.VIEW_COURSES, COURSE);
      assertThat(told(bench, COURSE)).isEqualTo("course-rights 2");
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      assertThat(told(bench, COURSE)).isEqualTo("course-shown 2 | course-rights 2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRightThatIsMissingInEveryCourseIsNotAnOverride(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().takeAway(Capability.VIEW_COURSES);
      assertThat(told(bench, COURSE)).isEqualTo("capability moodle/course:view");
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      assertThat(told(bench, COURSE)).isEqualTo("capability moodle/course:view | course-shown 2");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "V2_9", mode = EnumSource.Mode.EXCLUDE)
  void theListOfCoursesTellsThatEverythingIsInOrder(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().settings().showSiteAndCourses();
      bench.moodle().settings().showRoles();
      assertThat(bench.examine().overall()).isEqualTo(Status.OK);
      Conclusion conclusion = examine(bench, COURSE, OTHER_COURSE);
      assertThat(conclusion.overall()).isEqualTo(Status.OK);
      assertThat(conclusion.calls()).isLessThanOrEqualTo(SetupExamination.CALLS + 2 * 2);
      assertThat(notes(conclusion)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "V2_9", mode = EnumSource.Mode.EXCLUDE)
  void withoutTheFunctionForRolesAnOverrideIsNotRuledOut(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().settings().showSiteAndCourses();
      Conclusion conclusion = examine(bench, COURSE, OTHER_COURSE);
      assertThat(conclusion.overall()).isEqualTo(Status.CANNOT_TELL);
      assertThat(StateTable.untold(conclusion)).isEqualTo("course-rights 2; course-rights 3");
      assertThat(notes(conclusion)).containsExactly("role-needs-probe", "role-needs-probe");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "V2_9", mode = EnumSource.Mode.EXCLUDE)
  void anOverrideThatKeepsTheRoleAwayIsToldInItsCourse(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().settings().showSiteAndCourses();
      bench.moodle().settings().showRoles();
      bench.moodle().settings().prevent(Capability.ASSIGN_ROLES, COURSE);
      assertThat(told(bench, COURSE, OTHER_COURSE)).isEqualTo("course-rights 2");
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      assertThat(told(bench, COURSE, OTHER_COURSE)).isEqualTo("course-rights 2");
      assertThat(told(bench, COURSE)).isEqualTo("course-rights 2");
    }
  }

  /** Each course with a question of its own costs calls, of which there are only so many. */
  @Test
  void anOverrideIsToldInItsCourseOnlyAmongMany() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V5_1)) {
      bench.moodle().settings().showSiteAndCourses();
      bench.moodle().settings().showRoles();
      Long[] courses = new Long[MANY];
      for (int number = 0; number < MANY; number++) {
        courses[number] = FRESH + number;
        bench
            .moodle()
            .addCourse(
                MoodleCourse.named("c" + number).withId(courses[number]).withManualInstances(true));
      }
      bench.moodle().settings().prevent(Capability.ASSIGN_ROLES, courses[0]);
      Conclusion conclusion = examine(bench, courses);
      assertThat(StateTable.told(conclusion)).isEqualTo("course-rights " + FRESH);
      assertThat(conclusion.calls()).isLessThanOrEqualTo(SetupExamination.CALLS + 2 * (MANY + 1));
    }
  }

  @Test
  void aCourseThatMoodleDoesNotAnswerAboutHasNoOverride() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V5_1)) {
      bench.moodle().settings().showSiteAndCourses();
      bench.moodle().settings().showRoles();
      bench
          .moodle()
          .onNext(
              2,
              call ->
                  call.function().equals("core_role_unassign_roles")
                      && call.value("unassignments[0][instanceid]").filter("2"::equals).isPresent(),
              BROKEN_OFF);
      Conclusion conclusion = examine(bench, COURSE);
      assertThat(StateTable.told(conclusion)).isEqualTo("-");
      assertThat(StateTable.untold(conclusion)).isEqualTo("course-rights 2");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "V2_9", mode = EnumSource.Mode.EXCLUDE)
  void aRoleThatIsKeptAwayEverywhereIsNoOverride(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().settings().showSiteAndCourses();
      bench.moodle().settings().showRoles();
      bench.moodle().settings().assignableRoles().clear();
      Conclusion conclusion = examine(bench, COURSE);
      assertThat(StateTable.told(conclusion))
          .isEqualTo("assign-student | capability moodle/role:assign");
      assertThat(StateTable.untold(conclusion)).isEqualTo("-");
      assertThat(notes(conclusion)).isEmpty();
    }
  }

  @Test
  void whatAProbeHasTriedIsInOrderWithoutReserve() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V5_1)) {
      bench.moodle().settings().showSiteAndCourses();
      assertThat(notes(bench.examine(bench.probing(COURSE, 1, Set.of())))).isEmpty();
    }
  }

  private static List<String> notes(Conclusion conclusion) {
    return conclusion.findings().stream()
        .filter(finding -> finding.check() == CheckName.COURSES)
        .flatMap(finding -> finding.note().stream())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = "V2_9", mode = EnumSource.Mode.EXCLUDE)
  void theListOfCoursesTellsThatManualEnrolmentIsOff(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().settings().showSiteAndCourses();
      bench.moodle().set(SiteCondition.MANUAL_ENROLMENT_OFF);
      assertThat(StateTable.untold(bench.examine())).isEqualTo("manual-plugin");
      assertThat(told(bench, COURSE)).isEqualTo("manual-enabled 2 | manual-plugin");
      assertThat(told(bench, COURSE, OTHER_COURSE))
          .isEqualTo("manual-plugin | manual-enabled 2; manual-plugin | manual-enabled 3");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "V2_9", mode = EnumSource.Mode.EXCLUDE)
  void theListOfCoursesTellsThatOneIsSwitchedOff(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().settings().showSiteAndCourses();
      bench
          .moodle()
          .addCourse(MoodleCourse.named("fresh").withId(FRESH).withManualInstances(false));
      assertThat(told(bench, COURSE, FRESH)).isEqualTo("manual-enabled 50");
    }
  }

  /** Seen on Moodle 4.3 with PHP 8 and debugging on. */
  @Test
  void whatBreaksOffForWantOfManualEnrolmentIsNoFault() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V3_9)) {
      breakOffAtFrontPage(bench.moodle());
      Conclusion conclusion = bench.examine();
      assertThat(StateTable.told(conclusion)).isEqualTo("-");
      assertThat(StateTable.untold(conclusion)).isEqualTo("manual-plugin");
      assertThat(conclusion.calls()).isLessThanOrEqualTo(SetupExamination.CALLS);
      assertThat(conclusion.functions()).doesNotContainValue(Status.CANNOT_TELL);
    }
  }

  @Test
  void rightsAreToldWhereTheFrontPageBreaksOff() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V3_9)) {
      breakOff(bench.moodle(), enrolment().and(role("5")));
      bench.moodle().takeAway(Capability.UNENROL);
      assertThat(StateTable.told(bench.examine())).isEqualTo("capability enrol/manual:unenrol");
    }
    try (SetupBench bench = SetupBench.of(MoodleRelease.V3_9)) {
      breakOff(bench.moodle(), unenrolment());
      bench.moodle().settings().assignableRoles().clear();
      assertThat(StateTable.told(bench.examine()))
          .isEqualTo("assign-student | capability moodle/role:assign");
    }
  }

  @Test
  void aCourseWithoutManualEnrolmentIsNamedWhereItBreaksOff() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V3_9)) {
      bench.moodle().addCourse(MoodleCourse.named("fresh").withId(FRESH).withManualInstances());
      breakOffAtFrontPage(bench.moodle());
      breakOff(
          bench.moodle(),
          call ->
              call.function().equals("enrol_manual_unenrol_users")
                  && call.value("enrolments[0][courseid]").filter("50"::equals).isPresent());
      assertThat(told(bench, FRESH)).isEqualTo("manual-instance 50");
    }
  }

  private static void breakOffAtFrontPage(MoodleStandIn moodle) {
    breakOff(moodle, enrolment().and(role("5")));
    breakOff(moodle, unenrolment());
  }

  private static void breakOff(MoodleStandIn moodle, Predicate<ReceivedCall> matches) {
    moodle.onNext(100, matches, BROKEN_OFF);
  }

  private static Predicate<ReceivedCall> enrolment() {
    return atFrontPage("enrol_manual_enrol_users");
  }

  private static Predicate<ReceivedCall> unenrolment() {
    return atFrontPage("enrol_manual_unenrol_users");
  }

  private static Predicate<ReceivedCall> atFrontPage(String function) {
    return call ->
        call.function().equals(function)
            && call.value("enrolments[0][courseid]").filter(FRONT_PAGE::equals).isPresent();
  }

  private static Predicate<ReceivedCall> role(String role) {
    return call -> call.value("enrolments[0][roleid]").filter(role::equals).isPresent();
  }

  private static String told(SetupBench bench, Long... courses) {
    return StateTable.told(examine(bench, courses));
  }

  private static Conclusion examine(SetupBench bench, Long... courses) {
    return bench.examine(bench.subject(List.of(courses), List.of(new CohortKey.Id(1))));
  }
}
