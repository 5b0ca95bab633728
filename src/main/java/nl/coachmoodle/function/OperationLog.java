package nl.coachmoodle.function;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.telemetry.Correlation;
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

  /**
   * Carries out an operation that somebody waits for, and writes down when that failed.
   *
   * @param work writes down itself how it ended when it could be carried out
   * @throws OperationFailedException when the request is wrong, or by a defect
   */
  <T> T run(String function, Function<Entry, T> work) {
    try (Entry entry = begin(function, Delivery.DIRECT)) {
      try {
        return work.apply(entry);
      } catch (FailedException wrong) {
        entry.refused(wrong.failure());
        throw failed(function, wrong.failure());
      } catch (RuntimeException defect) {
        entry.brokeOff(defect);
        throw failed(function, Failure.of(FailureCode.INTERNAL_ERROR));
      }
    }
  }

  private static OperationFailedException failed(String function, Failure failure) {
    return new OperationFailedException(function, List.of(failure), Optional.empty());
  }

  /** Begins an operation, whose time runs from now. */
  public Entry begin(String function, Delivery delivery) {
    Instant now = clock.instant();
    delivery
        .sent()
        .ifPresent(
            sent ->
                telemetry.took(
                    Metric.QUEUE_AGE, atLeastZero(sent, now), Map.of("function", function)));
    boolean isCallOfItsOwn = Correlation.current().isEmpty();
    Correlation.begin(delivery.reference());
    return new Entry(function, now, isCallOfItsOwn);
  }

  /** Clocks of two machines differ. */
  private static Duration atLeastZero(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  /**
   * One operation. Exactly one of its methods is called before it is closed. While it is open, the
   * call has a reference, which is that of a door or message where there is one.
   */
  public final class Entry implements AutoCloseable {
    private final String function;
    private final Instant begin;
    private final boolean isCallOfItsOwn;

    private Entry(String function, Instant begin, boolean isCallOfItsOwn) {
      this.function = function;
      this.begin = begin;
      this.isCallOfItsOwn = isCallOfItsOwn;
    }

    @Override
    public void close() {
      if (isCallOfItsOwn) {
        Correlation.end();
      }
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
