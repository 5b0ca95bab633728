package nl.coachmoodle.setup.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as text, for terminals and logs of a person who asked for it. */
public final class PlainText {
  private final Words words;

  public PlainText(Words words) {
    this.words = words;
  }

  /** Writes a report: the worst first is at the top, then every finding in its order. */
  public String of(SetupReport report) {
    StringBuilder text = new StringBuilder();
    text.append(words.say("word/title")).append(": ").append(report.site()).append('\n');
    text.append(report.overall().toUpperCase(Locale.ROOT)).append("  ");
    text.append(report.summary()).append("\n\n");
    report.findings().forEach(finding -> add(text, finding));
    text.append('\n');
    add(text, words.say("word/functions"), report.functions());
    add(text, words.say("word/capabilities"), report.capabilities());
    text.append(
            words.say(
                report.changed() ? "word/calls-probe" : "word/calls",
                Map.of(
                    "calls", Integer.toString(report.calls()),
                    "milliseconds", Long.toString(report.milliseconds()))))
        .append('\n');
    return text.toString();
  }

  private void add(StringBuilder text, SetupReport.Told finding) {
    String mark =
        switch (finding.status()) {
          case "ok" -> "[ok]  ";
          case "warning" -> "[!]   ";
          case "failed" -> "[FAIL]";
          default -> finding.counts() ? "[?]   " : "[-]   ";
        };
    text.append(mark).append(' ').append(finding.title()).append(". ");
    text.append(finding.message()).append('\n');
    finding.needs().forEach(need -> add(text, need));
    if (!finding.suffers().isEmpty()) {
      text.append("       ").append(words.say("word/suffers")).append(": ");
      text.append(String.join(", ", finding.suffers())).append('\n');
    }
    finding.note().ifPresent(note -> text.append("       ").append(note).append('\n'));
  }

  private static void add(StringBuilder text, SetupReport.Missing need) {
    text.append("       - ").append(need.name()).append(": ").append(need.fix()).append('\n');
    need.page().ifPresent(page -> text.append("         ").append(page).append('\n'));
  }

  private void add(StringBuilder text, String title, List<SetupReport.State> states) {
    text.append(title).append('\n');
    text.append(
        states.stream()
            .map(state -> "  " + state.name() + ": " + words.say("word/status-" + state.state()))
            .collect(Collectors.joining("\n", "", "\n\n")));
  }
}
