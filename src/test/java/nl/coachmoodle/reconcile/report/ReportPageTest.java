package nl.coachmoodle.reconcile.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.reconcile.Count;
import nl.coachmoodle.reconcile.RunOutcome;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The report as a person reads it. Leaves pages as {@code target/pages/report-RUN-LANGUAGE.html}
 * for the checks in a browser.
 */
class ReportPageTest {
  private static final Pattern KEY = Pattern.compile("reconcile/[a-z-]+");
  private static final Pattern HEADING = Pattern.compile("<h2>([^<]*)</h2>");
  private static final Pattern OPENED = Pattern.compile("<([a-z][a-z0-9]*)[ >]");
  private static final Pattern CLOSED = Pattern.compile("</([a-z][a-z0-9]*)>");

  private static final Path PAGES = Path.of("target", "pages");

  private final Sentences sentences = Sentences.load();

  @ParameterizedTest
  @EnumSource
  void everyTextIsThereInEveryLanguage(Language language) throws IOException {
    for (Mode mode : Mode.values()) {
      String page = kept(mode.name(), Reports.eventful(mode, Optional.empty()), language);

      assertThat(KEY.matcher(page).results().map(found -> found.group())).isEmpty();
      assertThat(page).doesNotContain("{").startsWith("<!DOCTYPE html>");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonOfTheBrakeIsSaidInEveryLanguage(Language language) throws IOException {
    for (Brake.Reason reason : Brake.Reason.values()) {
      RunOutcome outcome = Reports.eventful(Mode.APPLY, Optional.of(reason));

      RunReport report = new ReportWriter(sentences, language).write(outcome);

      assertThat(report.brake().message()).doesNotContain("reconcile/").endsWith(".");
      assertThat(report.brake().state()).isEqualTo("held");
      assertThat(kept("HELD", outcome, language)).contains("class=\"held\"");
      assertThat(report.summary()).doesNotContain("reconcile/");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyEndIsSaidInEveryLanguage(Language language) {
    for (RunOutcome.End end : RunOutcome.End.values()) {
      RunReport report =
          new ReportWriter(sentences, language)
              .write(Reports.ended(Reports.eventful(Mode.APPLY, Optional.empty()), end));

      assertThat(report.summary()).as("%s", end).doesNotContain("reconcile/").endsWith(".");
      assertThat(report.brake().message()).doesNotContain("reconcile/");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyNoticeIsSaidInWordsInEveryLanguage(Language language) {
    for (Notice.Kind kind : Notice.Kind.values()) {
      String page = page(Reports.noticed(new Notice(kind, "the-thing")), language);

      String code = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(page).contains("the-thing").doesNotContain(code + " the-thing", "notice-");
    }
  }

  @Test
  void everySectionIsThere() {
    String page = page(Reports.eventful(Mode.PLAN, Optional.empty()));

    assertThat(HEADING.matcher(page).results().map(found -> found.group(1)))
        .containsExactly(
            "Withdrawals",
            "Numbers",
            "What stood in the way",
            "People, one by one",
            "People who look like one",
            "Access without an enrolment in Coachview",
            "Work and time");
    // Labels of counts, states, ends and reasons.
    assertThat(page.replaceAll("class=\"[^\"]*\"", ""))
        .doesNotContain(
            "sent-again",
            "to-withdraw",
            "already-member",
            "nothing-to-withdraw",
            "name-and-birth-date",
            "username-distinguished",
            "account-suspended");
  }

  @Test
  void aHeldBrakeNamesTheOverride() {
    String page = page(Reports.eventful(Mode.APPLY, Optional.of(Brake.Reason.MORE_THAN_COUNT)));

    assertThat(page).contains("&quot;allowWithdrawals&quot;: ");
    assertThat(page(Reports.eventful(Mode.APPLY, Optional.of(Brake.Reason.TOO_MANY_TO_CARRY))))
        .doesNotContain("allowWithdrawals&quot;");
  }

  @Test
  void whatIsLeftOutIsCounted() {
    String page = page(Reports.eventful(Mode.APPLY, Optional.empty()));

    // People, look-alikes and orphans.
    assertThat(page).contains("<p>7 more are ", "<p>4 more are ", "<p>2 more are ");
  }

  @Test
  void whoWasNotLookedAtIsCountedAlsoWhereNobodyWasFound() {
    assertThat(page(Reports.suspectsOnly()))
        .contains("<p>No such access was found.</p>", "<p>2 more are not shown, or were not");
  }

  @Test
  void aRunThatWasHeldMidWaySaysThatSomethingWasTakenAway() {
    RunOutcome held = Reports.eventful(Mode.APPLY, Optional.of(Brake.Reason.MORE_THAN_COUNT));

    RunReport report = new ReportWriter(sentences, Language.EN).write(held);

    assertThat(held.totals().of(Count.WITHDRAWN)).isPositive();
    assertThat(report.summary())
        .startsWith(held.totals().of(Count.WITHDRAWN) + " accesses were taken away.");
  }

  @Test
  void whatPeopleAreCalledIsNoHtml() {
    String page = page(Reports.eventful(Mode.APPLY, Optional.empty()));

    assertThat(page)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;");
  }

  @Test
  void thePageStandsByItself() {
    String page = page(Reports.eventful(Mode.APPLY, Optional.empty()));

    assertThat(page).doesNotContain("src=", "href=", "url(", "@import", "http:", "https:");
    assertThat(page).contains("lang=\"en\"", "name=\"viewport\"", "prefers-color-scheme");
  }

  @Test
  void everyElementIsClosed() {
    String page =
        page(Reports.eventful(Mode.PLAN, Optional.empty()))
            .replaceAll("(?s)<style>.*?</style>", "")
            .replaceAll("<meta[^>]*>", "");

    assertThat(OPENED.matcher(page).results().map(tag -> tag.group(1)).sorted().toList())
        .isEqualTo(CLOSED.matcher(page).results().map(tag -> tag.group(1)).sorted().toList());
  }

  private String page(RunOutcome outcome) {
    return page(outcome, Language.EN);
  }

  private String page(RunOutcome outcome, Language language) {
    String page = written(outcome, language);
    // The style sheet has braces of its own.
    return page.replaceAll("(?s)<style>.*?</style>", "<style>prefers-color-scheme</style>");
  }

  private String written(RunOutcome outcome, Language language) {
    RunReport report = new ReportWriter(sentences, language).write(outcome);
    return new ReportPage(sentences, language).write(report);
  }

  private String kept(String run, RunOutcome outcome, Language language) throws IOException {
    String name = "report-" + run.toLowerCase(Locale.ROOT) + "-" + language.tag() + ".html";
    Files.createDirectories(PAGES);
    Files.writeString(PAGES.resolve(name), written(outcome, language));
    return page(outcome, language);
  }
}
