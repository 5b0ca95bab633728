package nl.coachmoodle.setup.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code checkSetup}, as JSON. Holds no personal data and no secret.
 *
 * @param overall the worst of all findings: {@code ok}, {@code warning}, {@code cannot-tell} or
 *     {@code failed}
 * @param exitCode the same for monitors: 0, 1, 3 or 2
 * @param summary the same in words
 * @param language of all texts: {@code nl}, {@code en} or {@code de}
 * @param site Moodle's address
 * @param version Moodle's version as far as it is known, such as {@code 5.1} or {@code 4.5-5.1}
 * @param calls requests to Moodle
 * @param milliseconds how long it took
 * @param changed whether a probe has changed something in Moodle
 * @param findings in the order of the checks
 * @param functions the seven web service functions
 * @param capabilities the thirteen capabilities, and the right to assign Student
 */
@RegisterForReflection
public record SetupReport(
    String overall,
    int exitCode,
    String summary,
    String language,
    String site,
    String version,
    int calls,
    long milliseconds,
    boolean changed,
    List<Told> findings,
    List<State> functions,
    List<State> capabilities) {

  public SetupReport {
    findings = List.copyOf(findings);
    functions = List.copyOf(functions);
    capabilities = List.copyOf(capabilities);
  }

  /**
   * One finding in words.
   *
   * @param check stable, such as {@code web-services}
   * @param step stable, the step of the set-up article that it belongs to
   * @param status {@code ok}, {@code warning}, {@code cannot-tell} or {@code failed}
   * @param counts whether it counts for {@code overall}
   * @param title what was looked at
   * @param message what was found
   * @param note what else there is to say
   * @param needs what is missing, or the candidates, most likely first
   * @param suffers the functions that suffer, or may
   * @param evidence what was asked and answered
   */
  @RegisterForReflection
  public record Told(
      String check,
      String step,
      String status,
      boolean counts,
      String title,
      String message,
      Optional<String> note,
      List<Missing> needs,
      List<String> suffers,
      List<Evidence> evidence) {}

  /**
   * A thing that is missing, or may be.
   *
   * @param need stable, such as {@code capability}
   * @param about which one, such as {@code moodle/user:create}
   * @param name the same in words
   * @param fix what to do
   * @param page where to do it in this Moodle
   */
  @RegisterForReflection
  public record Missing(
      String need, Optional<String> about, String name, String fix, Optional<String> page) {}

  /**
   * How it stands with a function or capability.
   *
   * @param state {@code ok}, {@code failed} or {@code cannot-tell}
   */
  @RegisterForReflection
  public record State(String name, String state) {}
}
