package nl.coachmoodle.function;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the settings. Fired as an event at the start, so that every room that has
 * settings of its own adds what it finds, and all of it is named at once.
 */
public final class SettingProblems {
  private final List<String> problems = new ArrayList<>();

  /** Adds a problem, beginning with the setting's name. */
  public void add(String problem) {
    problems.add(problem);
  }

  /** Everything that was added. */
  public List<String> all() {
    return List.copyOf(problems);
  }

  /** The message that stops the start. */
  String asText() {
    return "These settings must be changed:\n  - " + String.join("\n  - ", problems);
  }
}
