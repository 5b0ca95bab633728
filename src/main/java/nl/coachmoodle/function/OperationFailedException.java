package nl.coachmoodle.function;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.telemetry.AlreadyLogged;

/**
 * Not everything that was asked for is done. Thrown so that a queue or broker delivers again; its
 * message has codes and ids only, because Lambda shows it to the caller. It has no stack: the line
 * of the operation in the log says what happened, and a defect was logged with its own.
 */
public final class OperationFailedException extends RuntimeException implements AlreadyLogged {
  private static final long serialVersionUID = 1L;

  private final transient List<Failure> failures;
  private final transient Optional<Report> report;

  OperationFailedException(String operation, List<Failure> failures, Optional<Report> report) {
    super(
        operation
            + ": "
            + failures.stream().map(Failure::toString).distinct().collect(Collectors.joining(", ")),
        null,
        false,
        false);
    this.failures = List.copyOf(failures);
    this.report = report;
  }

  /** Everything that went wrong, at least one. */
  public List<Failure> failures() {
    return failures;
  }

  /** The failure that decides: who can be helped by a repetition comes first, then a defect. */
  public Failure decisive() {
    return Failure.decisive(failures).orElseThrow();
  }

  /** What became of every participant; empty when the request itself was wrong. */
  public Optional<Report> report() {
    return report;
  }
}
