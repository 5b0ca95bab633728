package nl.coachmoodle.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.roster.ParticipantOutcome;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.Wish;
import nl.coachmoodle.telemetry.LogFields;
import org.jboss.logging.Logger;

/** Runs operations: reads the request, lets the roster carry it out, reports and logs. */
public final class Operations {
  private static final Logger LOG = Logger.getLogger(Operations.class);

  /** Ids in one line of the log at the most; a list can have a thousand. */
  private static final int IDS_IN_A_LINE = 20;

  private final Roster roster;
  private final MoodleSite moodle;
  private final Reporter reporter;
  private final OperationLog log;

  public Operations(Roster roster, MoodleSite moodle, Reporter reporter, OperationLog log) {
    this.roster = roster;
    this.moodle = moodle;
    this.reporter = reporter;
    this.log = log;
  }

  /**
   * Runs one operation.
   *
   * @param wish what is wanted of one participant of the request
   * @throws OperationFailedException when the request is wrong, or when a participant failed and
   *     the request does not ask for failures in the answer
   */
  Report run(String operation, Map<String, Object> input, Function<RequestFields, Wish> wish) {
    OperationLog.Entry entry = log.begin(operation);
    try {
      return attempt(operation, input, wish, entry);
    } catch (OperationFailedException told) {
      throw told;
    } catch (RuntimeException defect) {
      // A defect must not look like bad input to a queue, nor show its text to anybody.
      entry.brokeOff(defect);
      throw new OperationFailedException(
          operation, List.of(Failure.of(FailureCode.INTERNAL_ERROR)), Optional.empty());
    }
  }

  private Report attempt(
      String operation,
      Map<String, Object> input,
      Function<RequestFields, Wish> wish,
      OperationLog.Entry entry) {
    Request request = read(operation, input, wish, entry);
    MoodleService service = moodle.open();
    List<ParticipantOutcome> outcomes = roster.carryOut(request.wishes(), request.mode(), service);
    Report report = reporter.report(operation, request.mode(), service.calls(), outcomes);
    List<Failure> failures =
        outcomes.stream().flatMap(outcome -> outcome.failures().stream()).toList();
    outcomes.forEach(outcome -> logFailures(operation, outcome));
    entry.ended(failures, fields(request, outcomes, service.calls()));
    if (!failures.isEmpty() && request.onFailure() == Request.OnFailure.FAIL) {
      throw new OperationFailedException(operation, failures, Optional.of(report));
    }
    return report;
  }

  private static Request read(
      String operation,
      Map<String, Object> input,
      Function<RequestFields, Wish> wish,
      OperationLog.Entry entry) {
    try {
      return Request.read(input, wish);
    } catch (FailedException wrong) {
      entry.refused(wrong.failure());
      throw new OperationFailedException(operation, List.of(wrong.failure()), Optional.empty());
    }
  }

  private static void logFailures(String operation, ParticipantOutcome outcome) {
    for (Failure failure : outcome.failures()) {
      LOG.warnf(
          "%s",
          LogFields.of("function", operation)
              .with("externalId", outcome.externalId())
              .with("failure", failure));
    }
  }

  private static LogFields fields(Request request, List<ParticipantOutcome> outcomes, int calls) {
    Map<String, Long> accounts =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.account().map(Reporter::label).orElse("failed"),
                    TreeMap::new,
                    Collectors.counting()));
    return LogFields.of("mode", Reporter.label(request.mode()))
        .with("participants", outcomes.size())
        .with(
            "ids",
            outcomes.stream()
                .limit(IDS_IN_A_LINE)
                .map(outcome -> outcome.externalId().value())
                .toList())
        .with("accounts", accounts)
        .with("calls", calls);
  }
}
