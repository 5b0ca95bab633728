package nl.coachmoodle.setup;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.standin.recorded.Recording;
import nl.coachmoodle.standin.recorded.Recordings;

/** The table of states and of what an examination must tell of each; reviewed by eye. */
final class StateTable {
  private StateTable() {}

  /**
   * A line of the table.
   *
   * @param moodle the release, followed by " quiet" where debugging is off
   * @param state as in the recordings
   * @param overall the status of the whole
   * @param told what is missing: one thing, or the candidates with bars between them
   * @param untold what matters and Moodle does not tell
   */
  record Line(String moodle, String state, String overall, String told, String untold) {

    @Override
    public String toString() {
      return String.join("\t", moodle, state, overall, told, untold);
    }
  }

  static List<Line> lines() throws IOException {
    String path = "/setup/taken-away.tsv";
    try (InputStream in = StateTable.class.getResourceAsStream(path)) {
      return new String(requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Line(cells[0], cells[1], cells[2], cells[3], cells[4]))
          .toList();
    }
  }

  /** The states in which capabilities were recorded. */
  static List<String> recordedStates() throws IOException {
    return Recordings.read("capabilities-5.1.jsonl").stream()
        .map(Recording::state)
        .distinct()
        .toList();
  }

  /** What an examination says is missing. */
  static String told(Conclusion conclusion) {
    return told(conclusion, Status.FAILED);
  }

  /** What it cannot tell, and what would matter. */
  static String untold(Conclusion conclusion) {
    return told(conclusion, Status.CANNOT_TELL);
  }

  private static String told(Conclusion conclusion, Status status) {
    String all =
        conclusion.findings().stream()
            .filter(finding -> finding.weight() == status && finding.explainedBy().isEmpty())
            .map(StateTable::told)
            .distinct()
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "-" : all;
  }

  private static String told(Finding finding) {
    return finding.needs().stream().map(Need::toString).collect(Collectors.joining(" | "));
  }
}
