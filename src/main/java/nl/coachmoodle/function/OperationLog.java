package nl.coachmoodle.function;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.telemetry.LogFields;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;
import org.jboss.logging.Logger;

/**
 * Writes down how operations ended: one line of the log for each, and the metrics. Of participants
 * it has ids only.
 */
public final class OperationLog {
  private static final Logger LOG = Logger.getLogger(OperationLog.class);

  private final Telemetry telemetry;
  private final InstantSource clock;

  public OperationLog(Telemetry telemetry, InstantSource clock) {
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /** Begins an operation, whose time runs from now. */
  public Entry begin(String function) {
    return new Entry(function, clock.instant());
  }

  /** One operation. Exactly one of its methods is called, at its end. */
  public final class Entry {
    private final String function;
    private final Instant begin;

    private Entry(String function, Instant begin) {
      this.function = function;
      this.begin = begin;
    }

    /**
     * It was carried out.
     *
     * @param failures what went wrong on the way; none when all is as wanted
     * @param more what else is worth a field: counts, ids and codes
     */
    public void ended(List<Failure> failures, LogFields more) {
      Optional<Failure> decisive = Failure.decisive(failures);
      write(decisive.isEmpty() ? "done" : "failed", decisive, more);
    }

    /** Nothing was done, because the request is wrong. */
    public void refused(Failure failure) {
      write("refused", Optional.of(failure), LogFields.of("failure", failure));
    }

    /** It broke off by a defect, whose text is for the log only. */
    public void brokeOff(RuntimeException defect) {
      LOG.errorf(defect, "%s", LogFields.of("function", function).with("outcome", "defect"));
      write(
          "defect",
          Optional.of(Failure.of(FailureCode.INTERNAL_ERROR)),
          LogFields.of("cause", defect.getClass().getSimpleName()));
    }

    private void write(String outcome, Optional<Failure> decisive, LogFields more) {
      Duration took = Duration.between(begin, clock.instant());
      String code = decisive.map(failure -> failure.code().code()).orElse(Metric.NONE);
      telemetry.took(
          Metric.OPERATION, took, Map.of("function", function, "outcome", outcome, "code", code));
      LogFields line =
          LogFields.of("function", function)
              .with("outcome", outcome)
              .with("code", code)
              .and(more)
              .with("ms", took.toMillis());
      LOG.logf(outcome.equals("done") ? Logger.Level.INFO : Logger.Level.WARN, "%s", line);
    }
  }
}
