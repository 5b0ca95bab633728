package nl.coachmoodle.reconcile.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;

/**
 * Writes a report as one self-contained page: no script, nothing loaded from elsewhere, light and
 * dark, from a phone's width on. Holds personal data.
 */
public final class ReportPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff;
        --card: #f6f8fa; --line: #d0d7de; --bad: #a40e26; --badcard: #ffebe9; --good: #116329;
        --link: #0550ae; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b3;
        --paper: #0d1117; --card: #161b22; --line: #3d444d; --bad: #ffa198; --badcard: #3c1618;
        --good: #7ee787; --link: #79c0ff; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 70rem; padding: 1rem; background: var(--paper);
        color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
      h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
      h3 { font-size: 1rem; margin: 0 0 .25rem; }
      .soft { color: var(--soft); margin: 0; }
      .lead { font-size: 1.15rem; border-inline-start: .3rem solid var(--link);
        padding-inline-start: .75rem; }
      .held { background: var(--badcard); color: var(--bad); border: 1px solid currentColor;
        border-radius: .4rem; padding: .75rem; }
      .numbers { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
        gap: .5rem; margin: 0; }
      .numbers div { background: var(--card); border: 1px solid var(--line);
        border-radius: .4rem; padding: .5rem .75rem; display: flex; flex-direction: column; }
      .numbers dt { color: var(--soft); font-size: .875rem; order: 2; }
      .numbers dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
      ul.people { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
      ul.people > li { min-width: 0; border: 1px solid var(--line); border-radius: .4rem; padding: .75rem; }
      ul.people p { margin: .25rem 0; }
      ul.people ul { margin: .25rem 0 0; padding-inline-start: 1.2rem; }
      .tag { font-weight: 400; border: 1px solid var(--line); background: var(--card);
        border-radius: 1rem; padding: 0 .6rem; display: inline-block; max-width: 100%; }
      .bad { color: var(--bad); }
      .scroll { overflow-x: auto; }
      .scroll:focus-visible { outline: 2px solid var(--link); }
      table { border-collapse: collapse; width: 100%; margin: .25rem 0; }
      caption { position: absolute; clip-path: inset(50%); white-space: nowrap; height: 1px;
        width: 1px; overflow: hidden; }
      th, td { text-align: start; vertical-align: top; padding: .35rem .6rem;
        border: 1px solid var(--line); overflow-wrap: normal; min-width: 4.5rem; }
      th { background: var(--card); } code { font-family: ui-monospace, monospace; }
      footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .75rem; }
      @media print { .scroll { overflow: visible; } }
      """;

  private final Language language;
  private final PageWords words;
  private final PeopleSection people;

  public ReportPage(Sentences sentences, Language language) {
    this.language = language;
    this.words = new PageWords(sentences, language);
    this.people = new PeopleSection(words);
  }

  /** The page, from its doctype on. */
  public String write(RunReport report) {
    Html page = new Html().verbatim("<!DOCTYPE html>\n");
    page.open("html", "lang=\"" + language.tag() + "\"").open("head");
    page.verbatim("<meta charset=\"utf-8\">\n")
        .verbatim("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .verbatim("<meta name=\"robots\" content=\"noindex\">\n");
    page.element("title", words.say("title") + " " + report.run());
    page.open("style").verbatim(STYLE).close().close().open("body");
    head(page, report);
    page.open("main");
    brake(page, report);
    numbers(page, report);
    refusals(page, report.refusals());
    people.write(page, report);
    lookAlikes(page, report);
    access(page, report.access());
    work(page, report);
    page.close();
    page.open("footer").element("p", words.say("personal-data")).close();
    return page.close().close().toString();
  }

  private void head(Html page, RunReport report) {
    page.open("header").element("h1", words.say("title"));
    String window =
        report
            .since()
            .map(day -> words.say("since", Map.of("day", day)))
            .orElseGet(() -> words.say("everything"));
    String mode = words.say(report.mode().equals("plan") ? "plan" : "applied");
    page.element(
        "p",
        "class=\"soft\"",
        String.join(
            " · ",
            mode,
            window,
            report.run(),
            words.say("part", Map.of("part", Integer.toString(report.part())))));
    page.element("p", "class=\"lead\"", report.summary());
    report
        .failure()
        .ifPresent(problem -> problem(page.open("div", "class=\"held\""), problem).close());
    if (report.handedOn()) {
      page.element("p", words.say("handed-on"));
    } else if (report.cursor().isPresent()) {
      page.element("p", words.say("cursor"));
    }
    page.close();
  }

  private void brake(Html page, RunReport report) {
    RunReport.Withdrawals brake = report.brake();
    page.element("h2", words.say("withdrawals"));
    boolean isHeld = brake.state().equals("held");
    page.open("div", isHeld ? "class=\"held\"" : "");
    page.element("p", brake.message());
    if (!brake.state().equals("none")) {
      page.element(
          "p",
          brake.wanted()
              + " "
              + words.say("wanted")
              + ", "
              + brake.done()
              + " "
              + words.say("done"));
    }
    brake.override().ifPresent(override -> page.element("p", words.override(override)));
    page.close();
  }

  private void numbers(Html page, RunReport report) {
    page.element("h2", words.say("numbers")).open("dl", "class=\"numbers\"");
    report.totals().forEach((name, number) -> number(page, words.word("count-" + name), number));
    page.close();
  }

  private static void number(Html page, String name, Object number) {
    page.open("div").element("dt", name).element("dd", String.valueOf(number)).close();
  }

  private void refusals(Html page, List<RunReport.Refusal> refusals) {
    if (refusals.isEmpty()) {
      return;
    }
    page.element("h2", words.say("refusals"));
    page.open("ul", "class=\"people\"");
    for (RunReport.Refusal refusal : refusals) {
      page.open("li").open("h3").text(refusal.message()).close();
      page.open("p")
          .element("span", "class=\"tag\"", refusal.count() + "\u00a0\u00d7")
          .element(
              "span",
              "class=\"tag\"",
              words.say("who") + ": " + words.word("class-" + refusal.errorClass()))
          .close();
      page.element("p", refusal.fix()).element("p", "class=\"soft\"", refusal.code()).close();
    }
    page.close();
  }

  private static Html problem(Html page, RunReport.Problem problem) {
    return page.open("p")
        .element("strong", problem.message())
        .close()
        .element("p", problem.fix())
        .element("p", "class=\"soft\"", problem.code());
  }

  private void lookAlikes(Html page, RunReport report) {
    List<RunReport.LookAlike> pairs = report.lookAlikes();
    page.element("h2", words.say("look-alikes"));
    if (pairs.isEmpty()) {
      page.element("p", words.say("look-alikes-none"));
      return;
    }
    page.table(
        words.say("look-alikes"),
        List.of(words.say("first-person"), words.say("other-person"), words.say("same")),
        pairs.stream()
            .map(
                pair ->
                    List.of(
                        pair.externalId(), pair.otherExternalId(), words.word("by-" + pair.by())))
            .toList());
    words.leftOut(page, report.lookAlikesLeftOut());
  }

  private void access(Html page, RunReport.AccessInMoodle access) {
    page.element("h2", words.say("orphans"));
    if (!access.notReadable().isEmpty()) {
      page.element(
          "p",
          words.say(
              "access-not-readable", Map.of("targets", String.join(", ", access.notReadable()))));
    }
    if (!access.orphans().isEmpty()) {
      page.table(
          words.say("orphans"),
          List.of(words.say("access"), words.say("account-id"), words.say("first-person")),
          access.orphans().stream()
              .map(
                  orphan ->
                      List.of(
                          orphan.target(),
                          Long.toString(orphan.moodleUserId()),
                          orphan.externalId()))
              .toList());
    } else if (!access.readable().isEmpty()) {
      page.element("p", words.say("orphans-none"));
    }
    if (access.orphansLeftOut() > 0) {
      page.element(
          "p",
          words.say(
              "orphans-left-out", Map.of("count", Integer.toString(access.orphansLeftOut()))));
    }
  }

  private void work(Html page, RunReport report) {
    page.element("h2", words.say("work")).open("dl", "class=\"numbers\"");
    report
        .milliseconds()
        .forEach(
            (name, ms) ->
                number(
                    page,
                    words.word("took-" + name),
                    words.say("seconds", Map.of("seconds", seconds(ms)))));
    number(page, words.say("calls-coachview"), report.calls().coachview());
    number(page, words.say("calls-moodle"), report.calls().moodle());
    Optional<Integer> left = report.calls().quotaLeft();
    left.ifPresent(number -> number(page, words.say("quota-left"), number));
    page.close();
  }

  private static String seconds(long ms) {
    return String.format(Locale.ROOT, "%.1f", ms / 1000.0);
  }
}
