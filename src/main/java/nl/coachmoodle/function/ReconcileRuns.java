package nl.coachmoodle.function;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.wire.Purpose;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.MoodleSite;
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
import nl.coachmoodle.reconcile.WantedState;
import nl.coachmoodle.reconcile.report.ReportWriter;
import nl.coachmoodle.reconcile.report.RunReport;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.telemetry.LogFields;
import org.jboss.logging.Logger;

/**
 * Runs reconcile, part by part: reads the request, reports and logs, and lets what is unfinished be
 * handed on.
 */
public final class ReconcileRuns {
  private static final Logger LOG = Logger.getLogger(ReconcileRuns.class);
  private static final String FUNCTION = "reconcile";

  private final ReconcileSettings settings;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Calls calls;
  private final Neighbours neighbours;
  private final Rules rules;
  private final ReportWriter writer;
  private final ReportFiles files;
  private final HandOver handOver;

  /** Both sides of a run, and where its next part is handed to. */
  record Neighbours(CoachviewSource coachview, MoodleSite moodle, Outbox outbox) {}

  /** How calls come, how they are written down, where lasting failures go, and until when. */
  record Calls(
      Deliveries deliveries, OperationLog log, PermanentFailures permanent, Closing closing) {}

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
    this.handOver = new HandOver(FUNCTION, neighbours.outbox());
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
    try {
      outcome = reconcile(order.cursor());
    } catch (FailedException notBegun) {
      // Such as when Coachview is not configured.
      call.entry().ended(List.of(notBegun.failure()), LogFields.of("run", order.cursor().run()));
      return settle(call, notBegun.failure());
    }
    warn(outcome);
    return end(call, order, outcome);
  }

  private Optional<RunReport> end(Call call, ReconcileOrder order, RunOutcome outcome) {
    // Kept before anything is handed on: when that fails nobody gets this answer.
    RunReport report = writer.write(outcome).next(outcome.next().map(CursorForm::write), false);
    files.write(report);
    try {
      if (handOver.of(outcome)) {
        report = report.next(Optional.empty(), true);
        files.write(report);
      }
    } catch (FailedException notTaken) {
      // This part is done again.
      call.entry().ended(List.of(notTaken.failure()), fields(outcome, report));
      return settle(call, notTaken.failure());
    }
    call.entry().ended(outcome.failure().stream().toList(), fields(outcome, report));
    if (outcome.failure().isPresent() && order.onFailure() == Request.OnFailure.FAIL) {
      settle(call, outcome.failure().get());
    }
    return Optional.of(report);
  }

  private static void warn(RunOutcome outcome) {
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
    try (ProgressLog progress = new ProgressLog(from.run(), calls.closing())) {
      return new Reconciliation(tools(coachview, progress)).run(from);
    }
  }

  private RunTools tools(CoachviewService coachview, Progress progress) {
    return new RunTools(
        coachview,
        new CoachviewReader(coachview, rules.externalIds(), rules.access()),
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
