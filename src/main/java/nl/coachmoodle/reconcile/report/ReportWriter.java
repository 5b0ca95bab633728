package nl.coachmoodle.reconcile.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.reconcile.Count;
import nl.coachmoodle.reconcile.Finding;
import nl.coachmoodle.reconcile.RunOutcome;
import nl.coachmoodle.reconcile.Totals;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.ParticipantOutcome;

/** Tells the outcome of a run in the configured language. */
public final class ReportWriter {
  /** Nothing overrides this. */
  private static final Brake.Reason FINAL = Brake.Reason.TOO_MANY_TO_CARRY;

  private static final Set<String> MODE_MATTERS = Set.of("done", "held", "held-rest");

  private final Sentences sentences;
  private final Language language;

  public ReportWriter(Sentences sentences, Language language) {
    this.sentences = sentences;
    this.language = language;
  }

  /** The report of one part of a run. */
  public RunReport write(RunOutcome outcome) {
    Totals totals = outcome.totals();
    RunReport.Withdrawals brake = brake(outcome);
    return new RunReport(
        "reconcile",
        outcome.run(),
        outcome.part(),
        label(outcome.request().mode()),
        label(outcome.request().scope()),
        outcome.request().since().map(Object::toString),
        label(outcome.end()),
        summary(outcome),
        outcome.failure().map(this::problem),
        brake,
        numbers(totals, false),
        refusals(outcome),
        outcome.findings().stream().map(this::person).toList(),
        outcome.leftOut(),
        outcome.lookAlikes().stream()
            .map(
                pair ->
                    new RunReport.LookAlike(
                        pair.externalId(), pair.otherExternalId(), label(pair.by())))
            .toList(),
        outcome.lookAlikesLeftOut(),
        access(outcome.access()),
        numbers(totals, true),
        new RunReport.Calls(
            totals.of(Count.COACHVIEW_CALLS),
            totals.of(Count.MOODLE_CALLS),
            outcome.quotaLeft().isPresent()
                ? Optional.of(outcome.quotaLeft().getAsInt())
                : Optional.empty()),
        Optional.empty(),
        false);
  }

  private static RunReport.AccessInMoodle access(RunOutcome.AccessInMoodle access) {
    return new RunReport.AccessInMoodle(
        access.readable(),
        access.notReadable(),
        access.orphans().stream()
            .map(
                orphan ->
                    new RunReport.Orphan(orphan.target(), orphan.userId(), orphan.externalId()))
            .toList(),
        access.leftOut());
  }

  private String summary(RunOutcome outcome) {
    String key = outcome.held().isPresent() ? held(outcome) : label(outcome.end());
    String mode = outcome.request().mode() == Mode.PLAN ? "plan" : "apply";
    return sentences.phrase(
        "reconcile/summary-" + key + (MODE_MATTERS.contains(key) ? "-" + mode : ""),
        language,
        facts(outcome));
  }

  /** Coachview can move on while withdrawals are under way. */
  private static String held(RunOutcome outcome) {
    return outcome.totals().of(Count.WITHDRAWN) > 0 ? "held-rest" : "held";
  }

  private static Map<String, String> facts(RunOutcome outcome) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Count count : Count.values()) {
      facts.put(count.label(), Long.toString(outcome.totals().of(count)));
    }
    return facts;
  }

  private RunReport.Withdrawals brake(RunOutcome outcome) {
    long wanted = outcome.totals().of(Count.TO_WITHDRAW);
    long done = outcome.totals().of(Count.WITHDRAWN);
    Optional<Brake.Reason> reason = outcome.held();
    String state = "released";
    if (reason.isPresent()) {
      state = "held";
    } else if (wanted == 0 && done == 0) {
      state = "none";
    } else if (outcome.end() != RunOutcome.End.DONE) {
      state = "waiting";
    }
    String key = reason.map(ReportWriter::label).orElse(state);
    Optional<String> override =
        reason.filter(held -> held != FINAL).map(held -> "\"allowWithdrawals\": " + wanted);
    return new RunReport.Withdrawals(
        state,
        wanted,
        done,
        reason.map(ReportWriter::label),
        sentences.phrase("reconcile/brake-" + key, language, facts(outcome)),
        override);
  }

  private static Map<String, Long> numbers(Totals totals, boolean isTimes) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (Count count : Count.values()) {
      boolean isTime = count.isTime();
      if (isTime == isTimes && !count.isCalls()) {
        String name = count.label().replaceAll("-ms$", "");
        numbers.put(name, totals.of(count));
      }
    }
    return numbers;
  }

  private List<RunReport.Refusal> refusals(RunOutcome outcome) {
    List<RunReport.Refusal> refusals = new ArrayList<>();
    outcome
        .totals()
        .refusals()
        .forEach(
            (code, count) ->
                example(code, outcome)
                    .ifPresent(
                        failure -> {
                          RunReport.Problem problem = problem(failure);
                          refusals.add(
                              new RunReport.Refusal(
                                  problem.code(),
                                  problem.errorClass(),
                                  count,
                                  problem.message(),
                                  problem.fix()));
                        }));
    return List.copyOf(refusals);
  }

  /** Without its facts: it stands for several people. */
  private static Optional<Failure> example(String code, RunOutcome outcome) {
    return Optional.ofNullable(outcome.examples().get(code))
        .or(
            () ->
                Stream.of(FailureCode.values())
                    .filter(known -> known.code().equals(code))
                    .map(Failure::of)
                    .findFirst());
  }

  private RunReport.Person person(Finding finding) {
    if (finding instanceof Finding.Compared compared) {
      return person(
          compared.personId(), compared.outcome(), compared.notices(), compared.missing());
    }
    if (finding instanceof Finding.Withdrawn withdrawn) {
      return person(withdrawn.personId(), withdrawn.outcome(), List.of(), List.of());
    }
    Finding.Refused refused = (Finding.Refused) finding;
    return new RunReport.Person(
        refused.personId(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(problem(refused.failure())));
  }

  private RunReport.Person person(
      String id, ParticipantOutcome outcome, List<Notice> notices, List<String> missing) {
    return new RunReport.Person(
        id,
        Optional.of(outcome.externalId().value()),
        outcome.userId(),
        outcome.account().map(ReportWriter::label),
        outcome.changes().stream()
            .map(change -> new RunReport.Change(change.field(), change.before(), change.after()))
            .toList(),
        outcome.accesses().stream()
            .map(
                access ->
                    new RunReport.Right(
                        access.target(),
                        access.state().map(ReportWriter::label),
                        missing.contains(access.target())))
            .toList(),
        Stream.concat(notices.stream(), outcome.notices().stream())
            .map(notice -> label(notice.kind()) + " " + notice.about())
            .distinct()
            .toList(),
        outcome.failures().stream().map(this::problem).toList());
  }

  private RunReport.Problem problem(Failure failure) {
    return new RunReport.Problem(
        failure.code().code(),
        failure.failureClass().label(),
        sentences.message(failure, language),
        sentences.fix(failure, language));
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
