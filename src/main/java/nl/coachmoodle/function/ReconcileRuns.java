package nl.coachmoodle.function;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.wire.Purpose;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.Outbox;
import nl.coachmoodle.reconcile.AccessRules;
import nl.coachmoodle.reconcile.CoachviewReader;
import nl.coachmoodle.reconcile.Count;
import nl.coachmoodle.reconcile.Cursor;
import nl.coachmoodle.reconcile.CursorForm;
import nl.coachmoodle.reconcile.ExternalIdRule;
import nl.coachmoodle.reconcile.Progress;
import nl.coachmoodle.reconcile.Reconciliation;
import nl.coachmoodle.reconcile.RunLimits;
import nl.coachmoodle.reconcile.RunOutcome;
import nl.coachmoodle.reconcile.RunTools;
import nl.coachmoodle.reconcile.Twins;
import nl.coachmoodle.reconcile.WantedState;
import nl.coachmoodle.reconcile.report.ReportWriter;
import nl.coachmoodle.reconcile.report.RunReport;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.telemetry.LogFields;
import org.jboss.logging.Logger;

/**
 * Runs reconcile, part by part: reads the request, hands on what is unfinished, reports and logs.
 */
public final class ReconcileRuns {
  private static final Logger LOG = Logger.getLogger(ReconcileRuns.class);
  private static final String FUNCTION = "reconcile";
  private static final Set<RunOutcome.End> GOES_ON_BY_ITSELF =
      EnumSet.of(RunOutcome.End.TIME, RunOutcome.End.UNFINISHED);

  private final ReconcileSettings settings;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Calls calls;
  private final Neighbours neighbours;
  private final Rules rules;
  private final ReportWriter writer;
  private final ReportFiles files;

  /** Both sides of a run, and where its next part is handed to. */
  record Neighbours(CoachviewSource coachview, MoodleSite moodle, Outbox outbox) {}

  /** How calls come, how they are written down, and where lasting failures go. */
  record Calls(Deliveries deliveries, OperationLog log, PermanentFailures permanent) {}

  /** What is wanted, and who brings it about. */
  record Rules(
      ExternalIdRule externalIds,
      AccessRules access,
      AccessCodes codes,
      WantedState wanted,
      Roster roster) {}

  ReconcileRuns(
      ReconcileSettings settings,
      ZoneId zone,
      InstantSource clock,
      Calls calls,
      Neighbours neighbours,
      Rules rules,
      ReportWriter writer,
      ReportFiles files) {
    this.settings = settings;
    this.zone = zone;
    this.clock = clock;
    this.calls = calls;
    this.neighbours = neighbours;
    this.rules = rules;
    this.writer = writer;
    this.files = files;
  }

  /**
   * Runs one part.
   *
   * @throws OperationFailedException when the request is wrong, or when Coachview or Moodle stopped
   *     the run and the request does not ask for that in the answer; not when a queue delivered the
   *     request and no repetition can help, because then it is with the dead letters
   */
  Optional<RunReport> run(Map<String, Object> input) {
    Map<String, Object> received = input == null ? Map.of() : input;
    Delivery delivery = calls.deliveries().of(received);
    try (OperationLog.Entry entry = calls.log().begin(FUNCTION, delivery)) {
      try {
        return run(new Call(Delivery.original(received), delivery, entry));
      } catch (OperationFailedException told) {
        throw told;
      } catch (RuntimeException defect) {
        entry.brokeOff(defect);
        throw failed(Failure.of(FailureCode.INTERNAL_ERROR));
      }
    }
  }

  /** One call: what was asked, how it came, and where its end is written down. */
  private record Call(Map<String, Object> input, Delivery delivery, OperationLog.Entry entry) {}

  private Optional<RunReport> run(Call call) {
    ReconcileOrder order;
    try {
      order = ReconcileOrder.read(call.input(), settings, clock.instant(), zone);
    } catch (FailedException wrong) {
      call.entry().refused(wrong.failure());
      return settle(call, wrong.failure());
    }
    RunOutcome outcome;
    RunReport report;
    try {
      outcome = reconcile(order.cursor());
      report = handOn(outcome, writer.write(outcome));
    } catch (FailedException notBegun) {
      // Coachview is not configured, or the next part was not taken: this one is done again.
      call.entry().ended(List.of(notBegun.failure()), LogFields.of("run", order.cursor().run()));
      return settle(call, notBegun.failure());
    }
    files.write(report);
    outcome
        .held()
        .ifPresent(
            reason ->
                LOG.warnf(
                    "%s",
                    LogFields.of("function", FUNCTION)
                        .with("run", outcome.run())
                        .with("brake", Reporter.label(reason))
                        .with("held", outcome.totals().of(Count.TO_WITHDRAW))));
    call.entry().ended(outcome.failure().stream().toList(), fields(outcome, report));
    if (outcome.failure().isPresent() && order.onFailure() == Request.OnFailure.FAIL) {
      settle(call, outcome.failure().get());
    }
    return Optional.of(report);
  }

  /** A queue delivers again only what a repetition can help. */
  private Optional<RunReport> settle(Call call, Failure failure) {
    PermanentFailures.Case all = new PermanentFailures.Case(FUNCTION, Optional.empty(), failure);
    if (!calls.permanent().settle(FUNCTION, call.delivery(), call.input(), List.of(all))) {
      throw failed(failure);
    }
    return Optional.empty();
  }

  private RunOutcome reconcile(Cursor from) {
    CoachviewService coachview = neighbours.coachview().open(Purpose.SCHEDULED);
    try (ProgressLog progress = new ProgressLog(from.run())) {
      return new Reconciliation(tools(coachview, progress)).run(from);
    }
  }

  private RunTools tools(CoachviewService coachview, Progress progress) {
    return new RunTools(
        coachview,
        new CoachviewReader(coachview, rules.externalIds(), rules.access(), Twins.IN_COACHVIEW),
        rules.access(),
        rules.wanted(),
        rules.roster(),
        neighbours.moodle()::open,
        neighbours.moodle().openReading(settings.timeBudget()),
        rules.externalIds(),
        rules.codes(),
        new Brake(settings.brake().count(), settings.brake().percentage(), settings.brake().few()),
        new RunLimits(settings.timeBudget(), settings.reportPeople(), settings.endedAfter()),
        clock,
        progress);
  }

  /** Only when time was all that lacked: everything else waits for a person. */
  private RunReport handOn(RunOutcome outcome, RunReport report) {
    Optional<Map<String, Object>> cursor = outcome.next().map(CursorForm::write);
    boolean mayGoOn =
        cursor.isPresent()
            && GOES_ON_BY_ITSELF.contains(outcome.end())
            && neighbours.outbox().reaches(FUNCTION);
    if (!mayGoOn) {
      return report.next(cursor, false);
    }
    neighbours
        .outbox()
        .send(
            new Message(
                FUNCTION,
                outcome.run() + "-" + outcome.part(),
                FUNCTION,
                Map.of("cursor", cursor.get())));
    return report.next(Optional.empty(), true);
  }

  private static LogFields fields(RunOutcome outcome, RunReport report) {
    LogFields fields =
        LogFields.of("run", outcome.run())
            .with("part", outcome.part())
            .with("mode", report.mode())
            .with("end", report.end())
            .with("brake", report.brake().reason().orElse(report.brake().state()));
    for (Count count : Count.values()) {
      fields = fields.with(count.label(), outcome.totals().of(count));
    }
    return fields.with("refusals", outcome.totals().refusals());
  }

  private static OperationFailedException failed(Failure failure) {
    return new OperationFailedException(FUNCTION, List.of(failure), Optional.empty());
  }
}
