package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.coachview.wire.PlainCoachview;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Page;
import nl.coachmoodle.setup.report.Reporter;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.setup.report.Words;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;
import org.junit.jupiter.api.Test;

/**
 * How sites in several states are judged as a whole. Leaves each page, in every language, as {@code
 * target/pages/setup-STATE-LANGUAGE.html} for the checks in a browser.
 */
class SetupPagesTest {
  private static final String SITE = "https://moodle.example.nl/leren";
  private static final Path PAGES = Path.of("target", "pages");

  @Test
  void withoutAProbeSomethingStaysOpen() throws IOException {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V5_1)) {
      assertThat(overall("open", bench.examine())).isEqualTo(Status.CANNOT_TELL);
    }
  }

  @Test
  void aProbeFindsEverythingInOrder() throws IOException {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V4_5)) {
      assertThat(overall("in-order", bench.examine(bench.probing(2, 1, Set.of("cvfield")))))
          .isEqualTo(Status.OK);
    }
  }

  @Test
  void aProbeFindsThatNobodyCanBeEnrolled() throws IOException {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V3_9)) {
      bench.moodle().set(SiteCondition.MANUAL_ENROLMENT_OFF);
      assertThat(overall("probed", bench.examine(bench.probing(2, 1, Set.of("cvfield")))))
          .isEqualTo(Status.FAILED);
    }
  }

  @Test
  void withoutWebServicesNothingElseCanBeAsked() throws IOException {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V2_9)) {
      bench.moodle().set(SiteCondition.WEB_SERVICES_OFF);
      assertThat(overall("shut", bench.examine())).isEqualTo(Status.FAILED);
    }
  }

  /** Also names that are long, and such as look like markup. */
  @Test
  void muchCanBeMissingAtOnce() throws IOException {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V5_1)) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      bench.moodle().takeAway(Capability.CREATE_USERS);
      bench.moodle().takeAway(Capability.ASSIGN_COHORT_MEMBERS);
      bench.moodle().settings().assignableRoles().clear();
      bench.moodle().settings().removedFunctions().add("core_user_update_users");
      List<CohortKey> cohorts =
          List.of(
              new CohortKey.Idnumber("InwerktrajectLaagspanning".repeat(6)),
              new CohortKey.Idnumber("<b>\"Hoogspanning\" & co</b>"));
      Conclusion conclusion =
          bench.examine(
              bench.subject(List.of(4711L), cohorts),
              PlainCoachview.refusing(Failure.of(FailureCode.COACHVIEW_CLIENT_REFUSED)),
              Optional.empty());
      assertThat(overall("much-missing", conclusion)).isEqualTo(Status.FAILED);
    }
  }

  private static Status overall(String state, Conclusion conclusion) throws IOException {
    Files.createDirectories(PAGES);
    for (Words words : Words.load().values()) {
      Files.writeString(
          PAGES.resolve("setup-" + state + "-" + words.language().tag() + ".html"),
          new Page(words).of(new Reporter(words).report(SITE, conclusion)));
    }
    return conclusion.overall();
  }
}
