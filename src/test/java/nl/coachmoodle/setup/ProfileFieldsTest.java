package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What accounts that are looked up tell of custom profile fields, without a probe. */
class ProfileFieldsTest {
  private static final String SOMEBODY = "CV-FIELDS";

  @ParameterizedTest
  @EnumSource
  void aValueOfTheParticipantShowsThatItsFieldIsThere(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().addUser(somebody().withProfileField("cvfield", "Chef"));
      int calls = bench.examine(bench.lookingUp(SOMEBODY, Set.of())).calls();
      Conclusion conclusion = bench.examine(bench.lookingUp(SOMEBODY, Set.of("cvfield")));
      assertThat(said(conclusion)).containsExactly("ok field-seen");
      assertThat(conclusion.calls()).isEqualTo(calls);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFieldWithOtherCapitalsIsAnother(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().addUser(somebody().withProfileField("cvfield", "Chef"));
      Conclusion conclusion = bench.examine(bench.lookingUp(SOMEBODY, Set.of("CVField")));
      assertThat(StateTable.told(conclusion)).isEqualTo("profile-field CVField");
      assertThat(said(conclusion)).containsExactly("failed field-in-capitals");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFieldInWhichNobodyHasAValueIsLeftToAProbe(MoodleRelease release) {
    try (SetupBench bench = SetupBench.of(release)) {
      bench.moodle().addUser(somebody().withProfileField("cvfield", "Chef"));
      Conclusion conclusion = bench.examine(bench.lookingUp(SOMEBODY, Set.of("cvfield", "other")));
      assertThat(said(conclusion))
          .containsExactly("ok field-seen", "cannot-tell fields-need-probe");
      assertThat(StateTable.untold(conclusion)).contains("profile-field other");
    }
  }

  private static MoodleUser somebody() {
    return MoodleUser.named("somebody").with(UserColumn.IDNUMBER, SOMEBODY);
  }

  private static List<String> said(Conclusion conclusion) {
    return conclusion.findings().stream()
        .filter(finding -> finding.check() == CheckName.PROFILE_FIELDS)
        .map(finding -> finding.status().label() + " " + finding.note().orElse(""))
        .toList();
  }
}
