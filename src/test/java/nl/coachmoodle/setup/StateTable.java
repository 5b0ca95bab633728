package nl.coachmoodle.setup;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.standin.recorded.Recording;
import nl.coachmoodle.standin.recorded.Recordings;

/** The states of the recordings, and what an examination tells of each. */
final class StateTable {
  private StateTable() {}

  static List<String> states() throws IOException {
    return Recordings.read("capabilities-5.1.jsonl").stream()
        .map(Recording::state)
        .distinct()
        .toList();
  }

  /** {@code failed: a | b; cannot-tell: c}: what counts, in the order of the checks. */
  static String told(Conclusion conclusion) {
    return conclusion.findings().stream()
        .filter(finding -> finding.explainedBy().isEmpty())
        .filter(finding -> !finding.needs().isEmpty())
        .map(StateTable::told)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String told(Finding finding) {
    return (finding.harmless() ? "harmless" : finding.status().label())
        + ": "
        + finding.needs().stream().map(Need::toString).collect(Collectors.joining(" | "));
  }
}
