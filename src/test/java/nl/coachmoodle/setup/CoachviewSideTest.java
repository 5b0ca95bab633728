package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.coachmoodle.coachview.wire.CoachviewSite;
import nl.coachmoodle.coachview.wire.PlainCoachview;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Page;
import nl.coachmoodle.setup.report.PlainText;
import nl.coachmoodle.setup.report.Reporter;
import nl.coachmoodle.setup.report.SetupReport;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.setup.report.Step;
import nl.coachmoodle.setup.report.Words;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said about Coachview, and what it costs. */
class CoachviewSideTest {
  /** Two tokens and one request for each list. */
  private static final int MOST_REQUESTS = 8;

  /** The stand-in has no such property, as far as is known Coachview may. */
  private static final String ASSUMED =
      "warning coachview-name coachview.names.person-deleted=verwijderd";

  private CoachviewStandIn coachview;
  private SetupBench bench;

  @BeforeEach
  void start() throws IOException {
    bench = SetupBench.of(MoodleRelease.V5_1);
    coachview = CoachviewStandIn.start();
    coachview.clock().set(Instant.parse("2026-11-24T11:00:00Z"));
    String person = coachview.data().addPerson("e1", "Mirthe", "de", "Boer", "m@example.com");
    coachview.data().addCategory(person, "Naar Moodle");
    String run = coachview.data().addRun("R1", "Definitief");
    coachview.data().addElearning(run, "21");
    coachview.data().enrol(person, run);
  }

  @AfterEach
  void stop() {
    coachview.close();
    bench.close();
  }

  @Test
  void withoutItsSettingsNothingIsAskedAndThatIsSaid() {
    Conclusion conclusion =
        bench.examine(bench.subject(), PlainCoachview.absent(), Optional.empty());
    List<Finding> findings = ofCoachview(conclusion);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).status()).isEqualTo(Status.OK);
    assertThat(findings.get(0).note()).contains("coachview-not-configured");
  }

  @Test
  void allIsInOrderInOneTokenAndSixRequestsThatMoodlesDoNotCount() {
    int without = bench.examine().calls();
    Conclusion conclusion = examine();
    assertThat(told(conclusion)).containsExactly(ASSUMED);
    assertThat(conclusion.calls()).isEqualTo(without);
    assertThat(coachview.requests()).hasSize(7);
    assertThat(finding(conclusion, CheckName.COACHVIEW_QUOTA).facts())
        .isEqualTo(Map.of("left", "4994", "reserve", "500"));
  }

  @Test
  void aWrongSecretOfTheClientIsNamed() {
    coachview.settings().clientSecret = "an-0ther-s3cret";
    Conclusion conclusion = examine();
    assertThat(told(conclusion)).containsExactly("failed coachview-client");
    assertThat(finding(conclusion, CheckName.COACHVIEW_LISTS).explainedBy())
        .contains(CheckName.COACHVIEW_TOKEN);
    assertThat(conclusion.overall()).isEqualTo(Status.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "COACHVIEW_CLIENT_REFUSED, coachview-client",
    "COACHVIEW_SCOPE_MISSING, coachview-scopes",
    "COACHVIEW_ADDRESS_WRONG, coachview-address",
    "COACHVIEW_NOT_TRUSTED, coachview-certificate",
    "COACHVIEW_TIMEOUT, coachview-connection"
  })
  void whyThereIsNoTokenIsTold(FailureCode reason, String need) {
    assertThat(told(examine(PlainCoachview.refusing(Failure.of(reason)))))
        .containsExactly("failed " + need);
  }

  @ParameterizedTest
  @CsvSource({
    "PERSONEN, failed coachview-scope Personen.Lezen",
    "OPLEIDINGEN, failed coachview-scope Opleidingen.Lezen",
    "OPLEIDINGSVRAAGONDERDELEN, failed coachview-scope Opleidingsvraagonderdelen.Lezen",
    "PERSOONSCATEGORIEEN, warning coachview-scope Persoonscategorieen.Lezen"
  })
  void aMissingScopeIsNamed(Entity entity, String expected) {
    coachview.settings().takeAway(entity);
    assertThat(told(examine())).contains(expected).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aScopeThatWasJustTickedIsSeenAtOnce() {
    CoachviewSite site = PlainCoachview.site(coachview);
    assertThat(told(examine(site))).containsExactly(ASSUMED);
    coachview.settings().takeAway(Entity.OPLEIDINGEN);
    coachview.forgetRequests();
    assertThat(told(examine(site))).contains("failed coachview-scope Opleidingen.Lezen");
    assertThat(coachview.requests()).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
  }

  @Test
  void examplesInPlaceOfRowsAreAMissingScope() {
    coachview.onNext(
        1,
        Entity.OPLEIDINGSVRAGEN,
        Fault.answer(
            200, "application/json", "[{\"id\":\"example\",\"x\":1},{\"id\":\"example\"}]"));
    assertThat(told(examine())).contains("failed coachview-scope Opleidingsvragen.Lezen");
  }

  @Test
  void aRenamedPropertyIsNamedWithTheNamesThatCame() {
    coachview.settings().rename("opleidingStatusId", "statusId");
    Conclusion conclusion = examine();
    assertThat(told(conclusion))
        .containsExactly(
            ASSUMED, "failed coachview-name coachview.names.run-status=opleidingStatusId");
    Finding finding = finding(conclusion, CheckName.COACHVIEW_NAMES, Status.FAILED);
    assertThat(finding.facts()).containsEntry("list", "Opleidingen");
    assertThat(finding.facts().get("names")).contains("statusId", "startDatum", "code");
    assertThat(finding.suffering()).extracting("label").contains("enrolParticipant", "reconcile");
  }

  @Test
  void aRenamedListIsNamed() {
    coachview.settings().rename("Opleidingsvraagonderdelen", "Opleidingsvraagdelen");
    assertThat(told(examine()))
        .contains("failed coachview-name coachview.names.entity-parts=Opleidingsvraagonderdelen");
  }

  @Test
  void anAbsentNameThatIsSaidToBeAbsentIsInOrder() {
    assertThat(told(examine(PlainCoachview.site(coachview, "coachview.names.person-deleted", "-"))))
        .isEmpty();
  }

  @Test
  void aListWithoutRowsShowsNoNamesAndIsNothingToWorryAbout() {
    coachview.data().clear();
    Conclusion conclusion = examine();
    assertThat(told(conclusion)).isEmpty();
    assertThat(
            conclusion.findings().stream()
                .filter(finding -> finding.check() == CheckName.COACHVIEW_NAMES))
        .hasSize(6)
        .allMatch(Finding::harmless);
  }

  @Test
  void aQuotaBelowTheReserveIsAWarningAndASpentOneAFailure() {
    coachview.settings().quota = 506;
    assertThat(told(examine())).containsExactly(ASSUMED, "warning coachview-reserve");
    coachview.settings().quota = 2;
    assertThat(told(examine())).containsExactly("failed coachview-quota");
  }

  @Test
  void aQuotaThatIsNotToldIsNothingToWorryAbout() {
    coachview.settings().tellsQuota = false;
    Conclusion conclusion = examine();
    assertThat(told(conclusion)).containsExactly(ASSUMED);
    assertThat(finding(conclusion, CheckName.COACHVIEW_QUOTA).note())
        .contains("coachview-quota-untold");
  }

  @Test
  void aCoachviewThatIsAwayIsAskedOnceAndNoMore() {
    CoachviewSite site = PlainCoachview.site(coachview);
    coachview.onNext(10, Fault.answer(503, "text/html", "<html>"));
    assertThat(told(examine(site))).containsExactly("failed coachview-connection");
    assertThat(coachview.requests()).hasSize(2);
    coachview.close();
    assertThat(told(examine(site))).containsExactly("failed coachview-connection");
  }

  @Test
  void coachviewIsLookedAtWhenMoodleIsAwayToo() {
    bench.moodle().set(SiteCondition.WEB_SERVICES_OFF);
    coachview.settings().takeAway(Entity.OPLEIDINGEN);
    assertThat(told(examine())).contains("failed coachview-scope Opleidingen.Lezen");
  }

  @ParameterizedTest
  @EnumSource
  void everyFormSaysItInEveryLanguageAndNamesNobody(Language language) {
    coachview.settings().rename("opleidingStatusId", "statusId");
    coachview.settings().takeAway(Entity.OPLEIDINGSVRAGEN);
    Words words = Words.load().get(language);
    SetupReport report = new Reporter(words).report("https://moodle.example", examine());
    for (String form : List.of(new Page(words).of(report), new PlainText(words).of(report))) {
      assertThat(form)
          .contains("Opleidingsvragen.Lezen", "coachview.names.run-status=opleidingStatusId")
          .contains(words.say("word/suffers") + ": enrolParticipant, withdrawParticipant")
          .doesNotContain("Mirthe", "m@example.com", "5tand-1n", "{about}", "{names}");
    }
    assertThat(report.toString()).doesNotContain("Mirthe", "m@example.com", "5tand-1n");
  }

  private Conclusion examine() {
    return examine(PlainCoachview.site(coachview));
  }

  private Conclusion examine(CoachviewSite site) {
    return bench.examine(bench.subject(), site, Optional.empty());
  }

  /** What is wrong with Coachview, with how much it counts. */
  private static List<String> told(Conclusion conclusion) {
    return ofCoachview(conclusion).stream()
        .filter(finding -> finding.weight() != Status.OK && finding.explainedBy().isEmpty())
        .map(
            finding ->
                finding.status().label()
                    + finding.needs().stream()
                        .map(need -> " " + need)
                        .collect(Collectors.joining(" |")))
        .toList();
  }

  private static List<Finding> ofCoachview(Conclusion conclusion) {
    return conclusion.findings().stream()
        .filter(finding -> finding.check().step() == Step.COACHVIEW)
        .filter(finding -> finding.check().label().startsWith("coachview"))
        .toList();
  }

  private static Finding finding(Conclusion conclusion, CheckName check, Status... status) {
    return ofCoachview(conclusion).stream()
        .filter(finding -> finding.check() == check)
        .filter(finding -> status.length == 0 || finding.status() == status[0])
        .findFirst()
        .orElseThrow();
  }
}
