package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only a probe can tell, and what it leaves behind. */
class ProbeTest {
  private static final long COURSE = 2;
  private static final long COHORT = 1;

  @ParameterizedTest
  @EnumSource
  void everythingIsInOrderAfterAProbe(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      Conclusion conclusion = bench.examine(bench.probing(COURSE, COHORT, Set.of("cvfield")));
      assertThat(StateTable.told(conclusion)).isEqualTo("-");
      assertThat(StateTable.untold(conclusion)).isEqualTo("-");
      assertThat(conclusion.overall()).isEqualTo(Status.OK);
      assertThat(conclusion.changed()).isTrue();
      MoodleUser left = bench.moodle().userByIdnumber(ThrowAwayAccount.IDNUMBER).orElseThrow();
      assertThat(left.suspended()).isEqualTo(release.atLeast(MoodleRelease.V3_9));
      assertThat(bench.moodle().enrolment(left.id(), COURSE)).isEmpty();
      assertThat(bench.moodle().cohortMembers(COHORT)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameAccountServesTheNextProbe(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.examine(bench.probing(COURSE, COHORT, Set.of()));
      int accounts = bench.moodle().data().users().size();
      assertThat(bench.examine(bench.probing(COURSE, COHORT, Set.of())).overall())
          .isEqualTo(Status.OK);
      assertThat(bench.moodle().data().users()).hasSize(accounts);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manualEnrolmentThatIsOffIsFoundOut(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().set(SiteCondition.MANUAL_ENROLMENT_OFF);
      assertThat(StateTable.told(bench.examine(bench.probing(COURSE, COHORT, Set.of()))))
          .isEqualTo("manual-enabled 2 | manual-plugin");
    }
  }

  /** No other call shows it: the account of an enrolment is refused before its role. */
  @ParameterizedTest
  @EnumSource
  void anOverrideThatPreventsTheRoleInOneCourseIsFoundOut(MoodleRelease release) {
    for (boolean isQuiet : new boolean[] {false, true}) {
      try (SetupBench bench = SetupBench.of(release)) {
        bench.moodle().settings().prevent(Capability.ASSIGN_ROLES, COURSE);
        if (isQuiet) {
          bench.moodle().set(SiteCondition.DEBUG_OFF);
        }
        Conclusion conclusion = bench.examine(bench.probing(COURSE, COHORT, Set.of()));
        assertThat(StateTable.told(conclusion)).isEqualTo("course-rights 2");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProfileFieldWithAnotherNameIsFoundOut(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      assertThat(
              StateTable.told(
                  bench.examine(bench.probing(COURSE, COHORT, Set.of("cvfield", "CVField")))))
          .isEqualTo("profile-field CVField");
    }
  }

  @Test
  void idNumbersThatAreNotShownAreFoundOutOnOldMoodles() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V2_9)) {
      bench.moodle().settings().identityFields().clear();
      assertThat(StateTable.told(bench.examine(bench.probing(COURSE, COHORT, Set.of()))))
          .isEqualTo("identity | capability moodle/site:viewuseridentity");
    }
  }

  /** The account of the first probe is there, and is not found by its ID number. */
  @ParameterizedTest
  @EnumSource
  void theSecondProbeNamesHiddenIdNumbersAsTheFirstDoes(MoodleRelease release) {
    for (boolean isQuiet : new boolean[] {false, true}) {
      try (SetupBench bench = SetupBench.of(release)) {
        hideIdnumbers(bench);
        if (isQuiet) {
          bench.moodle().set(SiteCondition.DEBUG_OFF);
        }
        Finding first = ofProbe(bench.examine(bench.probing(COURSE, COHORT, Set.of()))).get(0);
        assertThat(first.needs().get(0)).hasToString("identity");
        int accounts = bench.moodle().data().users().size();
        Finding second = ofProbe(bench.examine(bench.probing(COURSE, COHORT, Set.of()))).get(0);
        assertThat(second.needs().subList(0, 2)).isEqualTo(first.needs());
        assertThat(second.status()).isEqualTo(isQuiet ? Status.CANNOT_TELL : Status.FAILED);
        assertThat(bench.moodle().data().users()).hasSize(accounts);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "V2_9", mode = EnumSource.Mode.EXCLUDE)
  void anAccountThatCouldNotBeSuspendedIsAWarning(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench
          .moodle()
          .onNext(
              1,
              call -> call.value("users[0][suspended]").filter("1"::equals).isPresent(),
              Fault.answer(
                  200,
                  "application/json",
                  "{\"exception\":\"required_capability_exception\",\"errorcode\":\"nopermissions\","
                      + "\"message\":\"no\"}"));
      List<Finding> findings = ofProbe(bench.examine(bench.probing(COURSE, COHORT, Set.of())));
      Finding last = findings.get(findings.size() - 1);
      assertThat(last.status()).isEqualTo(Status.WARNING);
      assertThat(last.note()).contains("probe-not-suspended");
      assertThat(last.needs()).extracting("about").containsExactly("moodle/user:update");
    }
  }

  @Test
  void nobodyIsMadeWhereLookUpsSeeNobody() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V5_1)) {
      bench.moodle().takeAway(Capability.VIEW_DETAILS);
      int accounts = bench.moodle().data().users().size();
      assertThat(bench.examine(bench.probing(COURSE, COHORT, Set.of())).changed()).isFalse();
      assertThat(bench.moodle().data().users()).hasSize(accounts);
    }
  }

  private static void hideIdnumbers(SetupBench bench) {
    bench.moodle().settings().identityFields().clear();
    bench.moodle().takeAway(Capability.VIEW_ALL_DETAILS);
  }

  private static List<Finding> ofProbe(Conclusion conclusion) {
    return conclusion.findings().stream()
        .filter(finding -> finding.check() == CheckName.PROBE)
        .toList();
  }
}
