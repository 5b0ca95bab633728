package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.MoodleVersion;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moodle 2.9 since its correction 2.9.3, which shows more by the right to see all details. */
class CorrectedMoodleTest {
  private static final MoodleVersion MOODLE_2_9 = new MoodleVersion(2, 9);

  private final SetupBench bench = SetupBench.of(MoodleRelease.V2_9);

  @BeforeEach
  void correct() {
    bench.moodle().set(SiteCondition.DETAILS_SHOW_NAMES);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void userNamesThatAreShownDoNotSpeakAgainst29() {
    assertThat(bench.examine().version()).hasToString("2.9-3.1");
  }

  @Test
  void aConfigured29IsBelieved() {
    Conclusion conclusion = bench.examine(bench.configuredFor(MOODLE_2_9));
    assertThat(conclusion.version()).hasToString("2.9");
    assertThat(notes(conclusion)).doesNotContain("version-setting", "version-before-3-0");
  }

  @Test
  void idNumbersAreFoundByTheRightToSeeAllDetails() {
    bench.moodle().settings().identityFields().clear();
    assertThat(StateTable.untold(bench.examine())).isEqualTo("manual-plugin");
  }

  @Test
  void withoutThatRightTheyNeedTheirSettingAsBefore() {
    bench.moodle().takeAway(Capability.VIEW_ALL_DETAILS);
    Conclusion conclusion = bench.examine(bench.configuredFor(MOODLE_2_9));
    assertThat(StateTable.untold(conclusion))
        .isEqualTo("identity | capability moodle/site:viewuseridentity; manual-plugin");
    assertThat(notes(conclusion)).contains("version-before-3-0");
  }

  @Test
  void everythingIsInOrderAfterAProbe() {
    bench.moodle().settings().identityFields().clear();
    assertThat(bench.examine(bench.probing(2, 1, Set.of())).overall()).isEqualTo(Status.OK);
  }

  private static List<String> notes(Conclusion conclusion) {
    return conclusion.findings().stream()
        .filter(finding -> finding.check() == CheckName.VERSION)
        .map(Finding::note)
        .flatMap(Optional::stream)
        .toList();
  }
}
