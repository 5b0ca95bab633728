package nl.coachmoodle.bench.start;

import java.util.List;

/**
 * What is measured.
 *
 * @param name as printed
 * @param way how it is driven
 * @param function that is called
 * @param event what it is called with, as JSON
 * @param size bytes on disk
 * @param command that starts it
 */
record Candidate(
    String name, Way way, String function, String event, long size, List<String> command) {
  Candidate {
    command = List.copyOf(command);
  }

  /**
   * From {@code name;kind;function;event;size;command}. The kind is {@code lambda} (drives the
   * process through the Lambda Runtime API) or {@code http} (posts the event to {@code /function}).
   */
  static Candidate of(String text) {
    String[] parts = text.split(";", 6);
    return new Candidate(
        parts[0],
        parts[1].equals("lambda") ? new ThroughRuntimeApi() : new OverHttp(),
        parts[2],
        parts[3],
        Long.parseLong(parts[4]),
        List.of(parts[5].split(" ")));
  }
}
