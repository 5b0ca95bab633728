package nl.coachmoodle.function;

import java.util.ArrayList;
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
import nl.coachmoodle.roster.Mode;
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
  private final Deliveries deliveries;
  private final PermanentFailures permanent;
  private final OperationLog log;

  public Operations(
      Roster roster,
      MoodleSite moodle,
      Reporter reporter,
      Deliveries deliveries,
      PermanentFailures permanent,
      OperationLog log) {
    this.roster = roster;
    this.moodle = moodle;
    this.reporter = reporter;
    this.deliveries = deliveries;
    this.permanent = permanent;
    this.log = log;
  }

  /**
   * Runs one operation.
   *
   * @param wish what is wanted of one participant of the request
   * @throws OperationFailedException when the request is wrong, or when a participant failed and
   *     the request does not ask for failures in the answer; not when a queue delivered the request
   *     and what failed is with the dead letters
   */
  Report run(String operation, Map<String, Object> input, Function<RequestFields, Wish> wish) {
    Map<String, Object> received = input == null ? Map.of() : input;
    Delivery delivery = deliveries.of(received);
    try (OperationLog.Entry entry = log.begin(operation, delivery)) {
      try {
        return attempt(operation, Delivery.original(received), delivery, wish, entry);
      } catch (OperationFailedException told) {
        throw told;
      } catch (RuntimeException defect) {
        // A defect must not look like bad input to a queue, nor show its text to anybody.
        entry.brokeOff(defect);
        throw new OperationFailedException(
            operation, List.of(Failure.of(FailureCode.INTERNAL_ERROR)), Optional.empty());
      }
    }
  }

  private Report attempt(
      String operation,
      Map<String, Object> input,
      Delivery delivery,
      Function<RequestFields, Wish> wish,
      OperationLog.Entry entry) {
    Request request;
    try {
      request = Request.read(input, wish);
    } catch (FailedException wrong) {
      return refused(operation, input, delivery, wrong.failure(), entry);
    }
    MoodleService service = moodle.open();
    List<ParticipantOutcome> outcomes = roster.carryOut(request.wishes(), request.mode(), service);
    Report report = reporter.report(operation, request.mode(), service.calls(), outcomes);
    List<Failure> failures =
        outcomes.stream().flatMap(outcome -> outcome.failures().stream()).toList();
    outcomes.forEach(outcome -> logFailures(operation, outcome));
    boolean settled =
        failures.isEmpty()
            || request.onFailure() == Request.OnFailure.ANSWER
            || permanent.settle(operation, delivery, input, cases(outcomes));
    entry.ended(failures, fields(request, outcomes, service.calls()));
    if (!settled) {
      throw new OperationFailedException(operation, failures, Optional.of(report));
    }
    return report;
  }

  /** Nothing was done, because the request is wrong. */
  private Report refused(
      String operation,
      Map<String, Object> input,
      Delivery delivery,
      Failure wrong,
      OperationLog.Entry entry) {
    PermanentFailures.Case all = new PermanentFailures.Case(operation, Optional.empty(), wrong);
    boolean settled = permanent.settle(operation, delivery, input, List.of(all));
    entry.refused(wrong);
    if (!settled) {
      throw new OperationFailedException(operation, List.of(wrong), Optional.empty());
    }
    return reporter.report(operation, Mode.APPLY, 0, List.of());
  }

  /** The failure that decides about each participant who is not as wanted. */
  private static List<PermanentFailures.Case> cases(List<ParticipantOutcome> outcomes) {
    List<PermanentFailures.Case> cases = new ArrayList<>();
    for (int place = 0; place < outcomes.size(); place++) {
      ParticipantOutcome outcome = outcomes.get(place);
      Optional<Integer> here = Optional.of(place);
      Failure.decisive(outcome.failures())
          .map(failure -> new PermanentFailures.Case(outcome.externalId().value(), here, failure))
          .ifPresent(cases::add);
    }
    return cases;
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
