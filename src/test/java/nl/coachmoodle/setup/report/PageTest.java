package nl.coachmoodle.setup.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.setup.report.Need.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PageTest {
  private static final String SITE = "https://moodle.example.nl/leren";
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

  @ParameterizedTest
  @EnumSource
  void itNeedsNothingFromElsewhereAndNoScript(Language language) {
    assertThat(page(language, VersionRange.any()))
        .startsWith("<!DOCTYPE html>")
        .contains("<html lang=\"" + language.tag() + "\">")
        .doesNotContain("<script", "<img", "@import", "url(", "<link", "style=");
  }

  @Test
  void textFromElsewhereStaysText() {
    assertThat(page(Language.EN, VersionRange.any()))
        .contains("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;")
        .doesNotContain("<img");
  }

  @Test
  void everyLinkIsToThisMoodleOrThisPage() {
    assertThat(links(page(Language.NL, VersionRange.any())))
        .isNotEmpty()
        .allMatch(link -> link.startsWith(SITE) || link.equals("#findings"));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 9, /admin/settings.php?section=webservicetokens",
    "3, 8, /admin/settings.php?section=webservicetokens",
    "3, 9, /admin/webservice/tokens.php",
    "4, 5, /admin/webservice/tokens.php",
    "5, 1, /admin/webservice/tokens.php"
  })
  void theLinkIsToThePageOfThisVersion(int major, int minor, String path) {
    VersionRange version = VersionRange.exactly(new MoodleVersion(major, minor));
    assertThat(links(page(Language.NL, version))).contains(SITE + path);
  }

  @Test
  void whereTheVersionIsOpenTheLinkIsToAPageThatEveryVersionHas() {
    assertThat(links(page(Language.NL, VersionRange.any())))
        .contains(SITE + "/admin/settings.php?section=webservicesoverview")
        .noneMatch(link -> link.contains("tokens"));
  }

  @Test
  void aPageAboutACourseNamesItsNumberOnly() {
    assertThat(AdminPage.COURSE_ENROLMENTS.address(SITE, VersionRange.any(), "21\"><b"))
        .isEqualTo(SITE + "/enrol/instances.php?id=21");
  }

  @Test
  void findingsStandInTheOrderOfTheArticle() {
    String page = page(Language.EN, VersionRange.any());
    assertThat(page.indexOf("h-step-token")).isGreaterThan(page.indexOf("h-step-service"));
    assertThat(page.indexOf("h-step-service")).isGreaterThan(page.indexOf("h-step-role"));
  }

  @Test
  void whatNothingNeedsDoesNotCount() {
    assertThat(conclusion(VersionRange.any()).overall()).isEqualTo(Status.FAILED);
    Conclusion harmless =
        new Conclusion(
            List.of(
                Finding.ok(CheckName.TOKEN),
                Finding.cannotTell(
                        CheckName.IDLE_RIGHTS, List.of(Need.of(Capability.VIEW_USER_IDENTITY)))
                    .asHarmless()),
            VersionRange.any(),
            Map.of(),
            Map.of(),
            1,
            Duration.ZERO,
            false);
    assertThat(harmless.overall()).isEqualTo(Status.OK);
  }

  @Test
  void whatDoesNotCountIsNeitherInOrderNorAQuestion() {
    Finding idle =
        Finding.cannotTell(CheckName.IDLE_RIGHTS, List.of(Need.of(Capability.VIEW_USER_IDENTITY)));
    assertThat(page(Language.EN, conclusion(List.of(idle), VersionRange.any())))
        .contains("aria-hidden=\"true\">?</span> cannot be told");
    assertThat(page(Language.EN, conclusion(List.of(idle.asHarmless()), VersionRange.any())))
        .contains("aria-hidden=\"true\">–</span> cannot be told");
  }

  private static String page(Language language, VersionRange version) {
    return page(language, conclusion(version));
  }

  private static String page(Language language, Conclusion conclusion) {
    Words words = requireNonNull(Words.load().get(language));
    return new Page(words).of(new Reporter(words).report(SITE, conclusion));
  }

  private static Conclusion conclusion(VersionRange version) {
    return conclusion(
        List.of(
            Finding.failed(CheckName.TOKEN, Need.of(Kind.TOKEN)),
            Finding.ok(CheckName.SERVICE),
            Finding.failed(
                CheckName.CREATION,
                Need.of(Capability.USER_CREATE),
                new Evidence("core_user_create_users", "<img src=x onerror=alert(1)>&\"'")),
            Finding.failed(
                CheckName.COHORTS, new Need(Kind.COHORT, "<img src=x onerror=alert(1)>&\"'"))),
        version);
  }

  private static Conclusion conclusion(List<Finding> findings, VersionRange version) {
    return new Conclusion(
        findings,
        version,
        Map.of("moodle/user:create", Status.FAILED),
        Map.of("core_user_create_users", Status.OK),
        7,
        Duration.ofMillis(5),
        false);
  }

  private static List<String> links(String page) {
    List<String> links = new ArrayList<>();
    Matcher matcher = LINK.matcher(page);
    while (matcher.find()) {
      links.add(matcher.group(1));
    }
    return links;
  }
}
