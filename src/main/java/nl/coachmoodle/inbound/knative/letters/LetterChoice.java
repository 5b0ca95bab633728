package nl.coachmoodle.inbound.knative.letters;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Violation;
import nl.coachmoodle.telemetry.Metric;

/**
 * Which letters are meant, and whether they are really sent.
 *
 * @param function such as {@code syncProfile}; empty for all
 * @param code such as {@code data/course-not-found}, a class such as {@code setup}, or {@code none}
 *     for what was delivered too often; empty for all
 * @param olderThan only letters that have been kept for longer
 * @param limit how many at the most
 * @param apply whether they are sent; else only told
 */
record LetterChoice(
    Optional<String> function,
    Optional<String> code,
    Duration olderThan,
    int limit,
    boolean apply) {
  private static final int USUAL_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;

  /**
   * Reads the parameters of a request.
   *
   * @param parameter the value of a parameter by its name
   * @throws FailedException naming everything that is wrong
   */
  static LetterChoice of(Function<String, Optional<String>> parameter) {
    List<Violation> violations = new ArrayList<>();
    Duration olderThan = Duration.ZERO;
    try {
      olderThan = parameter.apply("older-than").map(Duration::parse).orElse(Duration.ZERO);
    } catch (DateTimeException notOne) {
      violations.add(new Violation(Violation.Kind.MALFORMED, "older-than"));
    }
    String limit = parameter.apply("limit").orElse(Integer.toString(USUAL_LIMIT));
    if (!limit.matches("[1-9]\\d{0,3}") || Integer.parseInt(limit) > LARGEST_LIMIT) {
      violations.add(new Violation(Violation.Kind.NOT_A_NUMBER, "limit"));
      limit = "1";
    }
    String mode = parameter.apply("mode").orElse("plan");
    if (!mode.equals("plan") && !mode.equals("apply")) {
      violations.add(new Violation(Violation.Kind.NOT_ONE_OF_THE_CHOICES, "mode"));
    }
    if (!violations.isEmpty()) {
      throw new FailedException(
          Failure.of(FailureCode.INPUT_INVALID).with("violations", Violation.join(violations)));
    }
    return new LetterChoice(
        parameter.apply("function"),
        parameter.apply("code"),
        olderThan,
        Integer.parseInt(limit),
        mode.equals("apply"));
  }

  /** Whether a letter is meant. */
  boolean means(KeptLetter letter, Instant now) {
    String why = letter.code().orElse(Metric.NONE);
    return function.filter(name -> !name.equals(letter.function())).isEmpty()
        && code.filter(one -> !why.equals(one) && !why.startsWith(one + "/")).isEmpty()
        && !letter.kept().plus(olderThan).isAfter(now);
  }
}
