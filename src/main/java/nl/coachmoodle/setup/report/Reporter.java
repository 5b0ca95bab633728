package nl.coachmoodle.setup.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a conclusion into words. */
public final class Reporter {
  private final Words words;

  public Reporter(Words words) {
    this.words = words;
  }

  /**
   * The report on a site.
   *
   * @param site without a slash at its end
   */
  public SetupReport report(String site, Conclusion conclusion) {
    Status overall = conclusion.overall();
    return new SetupReport(
        overall.label(),
        overall.exitCode(),
        words.say("word/overall-" + overall.label()),
        words.language().tag(),
        site,
        conclusion.version().toString(),
        conclusion.calls(),
        conclusion.took().toMillis(),
        conclusion.changed(),
        conclusion.findings().stream()
            .map(finding -> told(site, conclusion.version(), finding))
            .toList(),
        states(conclusion.functions()),
        states(conclusion.capabilities()));
  }

  private static List<SetupReport.State> states(Map<String, Status> states) {
    return states.entrySet().stream()
        .map(state -> new SetupReport.State(state.getKey(), state.getValue().label()))
        .toList();
  }

  private SetupReport.Told told(String site, VersionRange version, Finding finding) {
    return new SetupReport.Told(
        finding.check().label(),
        finding.check().step().label(),
        finding.status().label(),
        !finding.harmless(),
        words.say("check/" + finding.check().label()),
        message(finding),
        finding.note().map(note -> words.say("note/" + note, finding.facts())),
        finding.needs().stream().map(need -> missing(site, version, need)).toList(),
        finding.suffering().stream().map(Operation::label).toList(),
        finding.evidence());
  }

  private String message(Finding finding) {
    if (finding.explainedBy().isPresent()) {
      String title = words.say("check/" + finding.explainedBy().get().label());
      return words.say("verdict/not-made", Map.of("check", title));
    }
    String verdict =
        switch (finding.status()) {
          case OK -> "ok";
          case WARNING -> "attention";
          case CANNOT_TELL -> finding.needs().isEmpty() ? "not-asked" : "cannot-tell";
          case FAILED -> finding.needs().size() > 1 ? "one-of" : "missing";
        };
    return words.say("verdict/" + verdict);
  }

  private SetupReport.Missing missing(String site, VersionRange version, Need need) {
    String key = "need/" + need.kind().label();
    Map<String, String> facts = Map.of("about", need.about());
    return new SetupReport.Missing(
        need.kind().label(),
        Optional.of(need.about()).filter(about -> !about.isEmpty()),
        words.say(key, facts),
        words.say(key + ".fix", facts),
        need.kind().page().map(page -> page.address(site, version, need.about())));
  }
}
