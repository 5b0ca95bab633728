package nl.coachmoodle.function;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import org.jboss.logging.Logger;

/** Runs operations: reads the request, lets the roster carry it out, reports and logs. */
public final class Operations {
  private static final Logger LOG = Logger.getLogger(Operations.class);

  private final Roster roster;
  private final MoodleSite moodle;
  private final Reporter reporter;
  private final InstantSource clock;

  public Operations(Roster roster, MoodleSite moodle, Reporter reporter, InstantSource clock) {
    this.roster = roster;
    this.moodle = moodle;
    this.reporter = reporter;
    this.clock = clock;
  }

  /**
   * Runs one operation.
   *
   * @param wish what is wanted of one participant of the request
   * @throws OperationFailedException when the request is wrong, or when a participant failed and
   *     the request does not ask for failures in the answer
   */
  Report run(String operation, Map<String, Object> input, Function<RequestFields, Wish> wish) {
    try {
      return attempt(operation, input, wish);
    } catch (OperationFailedException told) {
      throw told;
    } catch (RuntimeException defect) {
      // A defect must not look like bad input to a queue, nor show its text to anybody.
      LOG.errorf(defect, "operation=%s outcome=defect", operation);
      throw new OperationFailedException(
          operation, List.of(Failure.of(FailureCode.INTERNAL_ERROR)), Optional.empty());
    }
  }

  private Report attempt(
      String operation, Map<String, Object> input, Function<RequestFields, Wish> wish) {
    Instant begin = clock.instant();
    Request request = read(operation, input, wish);
    MoodleService service = moodle.open();
    List<ParticipantOutcome> outcomes = roster.carryOut(request.wishes(), request.mode(), service);
    Report report = reporter.report(operation, request.mode(), service.calls(), outcomes);
    List<Failure> failures =
        outcomes.stream().flatMap(outcome -> outcome.failures().stream()).toList();
    log(operation, request, outcomes, service.calls(), Duration.between(begin, clock.instant()));
    if (!failures.isEmpty() && request.onFailure() == Request.OnFailure.FAIL) {
      throw new OperationFailedException(operation, failures, Optional.of(report));
    }
    return report;
  }

  private static Request read(
      String operation, Map<String, Object> input, Function<RequestFields, Wish> wish) {
    try {
      return Request.read(input, wish);
    } catch (FailedException wrong) {
      LOG.warnf("operation=%s outcome=refused failure=\"%s\"", operation, wrong.failure());
      throw new OperationFailedException(operation, List.of(wrong.failure()), Optional.empty());
    }
  }

  private static void log(
      String operation,
      Request request,
      List<ParticipantOutcome> outcomes,
      int calls,
      Duration took) {
    for (ParticipantOutcome outcome : outcomes) {
      for (Failure failure : outcome.failures()) {
        LOG.warnf(
            "operation=%s externalId=%s failure=\"%s\"", operation, outcome.externalId(), failure);
      }
    }
    Map<String, Long> accounts =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.account().map(Reporter::label).orElse("failed"),
                    TreeMap::new,
                    Collectors.counting()));
    LOG.infof(
        "operation=%s mode=%s participants=%d accounts=%s calls=%d ms=%d",
        operation,
        Reporter.label(request.mode()),
        outcomes.size(),
        accounts,
        calls,
        took.toMillis());
  }
}
