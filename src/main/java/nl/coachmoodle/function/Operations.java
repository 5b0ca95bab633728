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
  private final CoachviewIds coachviewIds;

  public Operations(
      Roster roster,
      MoodleSite moodle,
      Reporter reporter,
      OperationLog log,
      CoachviewIds coachviewIds) {
    this.roster = roster;
    this.moodle = moodle;
    this.reporter = reporter;
    this.log = log;
    this.coachviewIds = coachviewIds;
  }

  /**
   * Runs one operation.
   *
   * @param wish what is wanted of one participant that the request describes
   * @param aim what is wanted of one that the request names by an id of Coachview
   * @throws OperationFailedException when the request is wrong, or when a participant failed and
   *     the request does not ask for failures in the answer
   */
  Report run(
      String operation, Map<String, Object> input, Function<RequestFields, Wish> wish, Aim aim) {
    OperationLog.Entry entry = log.begin(operation);
    try {
      return carryOut(operation, read(operation, input, wish, aim, entry), aim, entry);
    } catch (OperationFailedException told) {
      throw told;
    } catch (RuntimeException defect) {
      // A defect must not look like bad input to a queue, nor show its text to anybody.
      entry.brokeOff(defect);
      throw new OperationFailedException(
          operation, List.of(Failure.of(FailureCode.INTERNAL_ERROR)), Optional.empty());
    }
  }

  private Report carryOut(String operation, Request request, Aim aim, OperationLog.Entry entry) {
    List<Resolved> resolved = coachviewIds.resolve(request.asked(), aim);
    List<Wish> wishes = new ArrayList<>();
    for (Resolved one : resolved) {
      if (one instanceof Resolved.Ready ready) {
        wishes.add(ready.wish());
      }
    }
    MoodleService service = moodle.open();
    List<Carried> carried = Carried.of(resolved, roster.carryOut(wishes, request.mode(), service));
    Report report = reporter.report(operation, request.mode(), service.calls(), carried);
    List<Failure> failures = carried.stream().flatMap(one -> one.failures().stream()).toList();
    carried.forEach(one -> logFailures(operation, one));
    entry.ended(failures, fields(request, carried, service.calls()));
    if (!failures.isEmpty() && request.onFailure() == Request.OnFailure.FAIL) {
      throw new OperationFailedException(operation, failures, Optional.of(report));
    }
    return report;
  }

  private static Request read(
      String operation,
      Map<String, Object> input,
      Function<RequestFields, Wish> wish,
      Aim aim,
      OperationLog.Entry entry) {
    try {
      return Request.read(input, wish, aim);
    } catch (FailedException wrong) {
      entry.refused(wrong.failure());
      throw new OperationFailedException(operation, List.of(wrong.failure()), Optional.empty());
    }
  }

  private static void logFailures(String operation, Carried one) {
    for (Failure failure : one.failures()) {
      LogFields line = LogFields.of("function", operation);
      LogFields who =
          one.externalId()
              .map(id -> line.with("externalId", id))
              .orElseGet(() -> line.with("coachviewId", one.coachviewId().orElse("")));
      LOG.warnf("%s", who.with("failure", failure));
    }
  }

  private static LogFields fields(Request request, List<Carried> carried, int calls) {
    Map<String, Long> accounts =
        carried.stream()
            .collect(
                Collectors.groupingBy(
                    one ->
                        one.outcome()
                            .flatMap(ParticipantOutcome::account)
                            .map(Reporter::label)
                            .orElse("failed"),
                    TreeMap::new,
                    Collectors.counting()));
    return LogFields.of("mode", Reporter.label(request.mode()))
        .with("participants", carried.size())
        .with(
            "ids",
            carried.stream()
                .limit(IDS_IN_A_LINE)
                .map(one -> one.externalId().or(one::coachviewId).orElse(""))
                .toList())
        .with("accounts", accounts)
        .with("calls", calls);
  }
}
