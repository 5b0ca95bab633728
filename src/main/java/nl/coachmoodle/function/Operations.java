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
  private final CoachviewIds coachviewIds;
  private final Reporter reporter;
  private final Deliveries deliveries;
  private final PermanentFailures permanent;
  private final OperationLog log;

  public Operations(
      Roster roster,
      MoodleSite moodle,
      CoachviewIds coachviewIds,
      Reporter reporter,
      Deliveries deliveries,
      PermanentFailures permanent,
      OperationLog log) {
    this.roster = roster;
    this.moodle = moodle;
    this.coachviewIds = coachviewIds;
    this.reporter = reporter;
    this.deliveries = deliveries;
    this.permanent = permanent;
    this.log = log;
  }

  /**
   * Runs one operation.
   *
   * @param wish what is wanted of one participant that the request describes
   * @param aim what is wanted of one that the request names by an id of Coachview
   * @throws OperationFailedException when the request is wrong, or when a participant failed and
   *     the request does not ask for failures in the answer; not when a queue delivered the request
   *     and what failed is with the dead letters
   */
  Report run(
      String operation, Map<String, Object> input, Function<RequestFields, Wish> wish, Aim aim) {
    Map<String, Object> received = input == null ? Map.of() : input;
    Delivery delivery = deliveries.of(received);
    try (OperationLog.Entry entry = log.begin(operation, delivery)) {
      Call call = new Call(operation, Delivery.original(received), delivery, entry);
      try {
        return attempt(call, wish, aim);
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

  /** One call of an operation. */
  private record Call(
      String operation, Map<String, Object> input, Delivery delivery, OperationLog.Entry entry) {}

  private Report attempt(Call call, Function<RequestFields, Wish> wish, Aim aim) {
    Request request;
    try {
      request = Request.read(call.input(), wish, aim);
    } catch (FailedException wrong) {
      return refused(call, wrong.failure());
    }
    List<Resolved> resolved = coachviewIds.resolve(request.asked(), aim);
    List<Wish> wishes = new ArrayList<>();
    for (Resolved one : resolved) {
      if (one instanceof Resolved.Ready ready) {
        wishes.add(ready.wish());
      }
    }
    MoodleService service = moodle.open();
    List<Carried> carried = Carried.of(resolved, roster.carryOut(wishes, request.mode(), service));
    Report report = reporter.report(call.operation(), request.mode(), service.calls(), carried);
    List<Failure> failures = carried.stream().flatMap(one -> one.failures().stream()).toList();
    carried.forEach(one -> logFailures(call.operation(), one));
    boolean settled =
        failures.isEmpty()
            || request.onFailure() == Request.OnFailure.ANSWER
            || permanent.settle(call.operation(), call.delivery(), call.input(), cases(carried));
    call.entry().ended(failures, fields(request, carried, service.calls()));
    if (!settled) {
      throw new OperationFailedException(call.operation(), failures, Optional.of(report));
    }
    return report;
  }

  /** Nothing was done, because the request is wrong. */
  private Report refused(Call call, Failure wrong) {
    String operation = call.operation();
    PermanentFailures.Case all = new PermanentFailures.Case(operation, Optional.empty(), wrong);
    boolean settled = permanent.settle(operation, call.delivery(), call.input(), List.of(all));
    call.entry().refused(wrong);
    if (!settled) {
      throw new OperationFailedException(operation, List.of(wrong), Optional.empty());
    }
    return reporter.report(operation, Mode.APPLY, 0, List.of());
  }

  /** The failure that decides about each participant who is not as wanted. */
  private static List<PermanentFailures.Case> cases(List<Carried> carried) {
    List<PermanentFailures.Case> cases = new ArrayList<>();
    for (int place = 0; place < carried.size(); place++) {
      Carried one = carried.get(place);
      String id = one.externalId().or(one::coachviewId).orElse("");
      Optional<Integer> here = Optional.of(place);
      Failure.decisive(one.failures())
          .map(failure -> new PermanentFailures.Case(id, here, failure))
          .ifPresent(cases::add);
    }
    return cases;
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
