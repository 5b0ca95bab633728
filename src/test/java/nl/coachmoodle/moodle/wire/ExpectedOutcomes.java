package nl.coachmoodle.moodle.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The reviewed table of what every recorded answer means. */
final class ExpectedOutcomes {

  /** One line of the table. */
  record Rule(String pattern, Set<String> versions, String expected) {
    boolean covers(Recording recording) {
      boolean named =
          pattern.endsWith("*")
              ? recording.name().startsWith(pattern.substring(0, pattern.length() - 1))
              : recording.name().equals(pattern);
      return named && (versions.contains("*") || versions.contains(recording.version()));
    }

    /** An exact name wins over a wildcard, and a longer wildcard over a shorter one. */
    int weight() {
      return pattern.endsWith("*") ? pattern.length() - 1 : 1_000;
    }
  }

  private final List<Rule> rules;

  private ExpectedOutcomes(List<Rule> rules) {
    this.rules = rules;
  }

  static ExpectedOutcomes load() {
    try {
      return new ExpectedOutcomes(
          Files.readAllLines(Recording.DIRECTORY.resolve("expected-outcomes.tsv")).stream()
              .skip(1)
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\t"))
              .map(cells -> new Rule(cells[0], Set.of(cells[1].split(",")), cells[2]))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Rule ruleFor(Recording recording) {
    return rules.stream()
        .filter(rule -> rule.covers(recording))
        .max(Comparator.comparingInt(Rule::weight))
        .orElseThrow(() -> new AssertionError(recording.name() + " on " + recording.version()));
  }

  List<Rule> rules() {
    return rules;
  }

  /** Whether this outcome is the one that the rule allows. */
  static boolean allows(Rule rule, String outcome) {
    return rule.expected().startsWith("any:")
        ? Arrays.asList(rule.expected().substring(4).split("\\|")).contains(outcome)
        : rule.expected().equals(outcome);
  }
}
