package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Violation.Kind;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.reconcile.AccessRules;
import nl.coachmoodle.reconcile.CoachviewReader;
import nl.coachmoodle.reconcile.Merge;
import nl.coachmoodle.reconcile.MergeOutcome;
import nl.coachmoodle.reconcile.Merges;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.ParticipantOutcome;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.telemetry.LogFields;

/**
 * Withdraws the access of a person whom Coachview merged away or made anew, after the person who
 * stays has it.
 *
 * <p>Request: {@code oldExternalId} and {@code personId} (Coachview's id of the person who stays),
 * or a list of them as {@code participants}; {@code mode}; {@code allowWithdrawals}, the number of
 * withdrawals that are meant in spite of the brake. What could not be done stands in the answer.
 */
public class MergeParticipants {
  private static final String NAME = "mergeParticipants";
  private static final int MOST = 1_000;

  private final CoachviewSource coachview;
  private final MoodleSite moodle;
  private final Rules rules;
  private final Reporter reporter;
  private final OperationLog log;

  /** What merges go by, and who carries them out. */
  public record Rules(AccessRules access, Merges.Rules merges, Roster roster) {}

  public MergeParticipants(
      CoachviewSource coachview,
      MoodleSite moodle,
      Rules rules,
      Reporter reporter,
      OperationLog log) {
    this.coachview = coachview;
    this.moodle = moodle;
    this.rules = rules;
    this.reporter = reporter;
    this.log = log;
  }

  /** Merges one person or a list of them, or plans to. */
  @Funq
  public MergeReport mergeParticipants(Map<String, Object> request) {
    return log.run(NAME, entry -> carryOut(request == null ? Map.of() : request, entry));
  }

  private MergeReport carryOut(Map<String, Object> request, OperationLog.Entry entry) {
    RequestFields fields = RequestFields.of(request);
    Mode mode = fields.choice("mode", Mode.class).orElse(Mode.APPLY);
    OptionalLong meant =
        fields.number("allowWithdrawals").map(OptionalLong::of).orElseGet(OptionalLong::empty);
    List<Merge> asked = merges(fields);
    fields.check();
    CoachviewService service = coachview.open();
    CoachviewReader reader =
        new CoachviewReader(service, rules.merges().externalIds(), rules.access());
    MoodleService site = moodle.open();
    Merges.Outcome outcome =
        new Merges(service, reader, rules.merges(), rules.roster())
            .carryOut(asked, mode, meant, site);
    List<Failure> failures =
        outcome.merges().stream().flatMap(one -> failures(one).stream()).toList();
    entry.ended(
        failures,
        LogFields.of("mode", Reporter.label(mode))
            .with("merges", asked.size())
            .with("withdrawals", outcome.withdrawals())
            .with("brake", outcome.held().map(Reporter::label).orElse("open"))
            .with("calls", site.calls()));
    return new MergeReport(
        NAME,
        Reporter.label(mode),
        site.calls(),
        outcome.withdrawals(),
        outcome.held().map(any -> held(outcome.withdrawals())),
        outcome.merges().stream().map(one -> told(one, mode)).toList());
  }

  private Report.Problem held(long withdrawals) {
    return reporter.problem(
        Failure.of(FailureCode.WITHDRAWALS_HELD).with("withdrawals", withdrawals));
  }

  private static List<Failure> failures(MergeOutcome one) {
    List<Failure> failures = new ArrayList<>(one.failure().stream().toList());
    one.granted().map(ParticipantOutcome::failures).ifPresent(failures::addAll);
    one.withdrawn().map(ParticipantOutcome::failures).ifPresent(failures::addAll);
    return failures;
  }

  private MergeReport.Merged told(MergeOutcome one, Mode mode) {
    Optional<String> id = Optional.of(one.merge().personId());
    return new MergeReport.Merged(
        one.merge().old().value(),
        one.merge().personId(),
        one.granted()
            .map(
                granted ->
                    reporter.participant(
                        new Carried(id, Optional.of(granted), one.notices(), Optional.empty()),
                        mode)),
        one.withdrawn()
            .map(
                withdrawn ->
                    reporter.participant(
                        new Carried(
                            Optional.empty(), Optional.of(withdrawn), List.of(), Optional.empty()),
                        mode)),
        one.failure().map(reporter::problem));
  }

  private static List<Merge> merges(RequestFields fields) {
    if (!fields.has("participants")) {
      return List.of(merge(fields));
    }
    List<RequestFields> all = fields.objects("participants");
    if (all.size() > MOST) {
      fields.accuse(Kind.TOO_MANY, "participants");
      return List.of();
    }
    if (all.isEmpty() && fields.isClean()) {
      fields.accuse(Kind.REQUIRED, "participants");
    }
    return all.stream().map(MergeParticipants::merge).distinct().toList();
  }

  private static Merge merge(RequestFields fields) {
    ParticipantFields participant = new ParticipantFields(fields);
    return new Merge(participant.oldExternalId(), participant.personId());
  }
}
