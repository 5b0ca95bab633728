package nl.coachmoodle.function;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.roster.AccessOutcome;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.ParticipantOutcome;

/** Tells outcomes in the configured language. */
public final class Reporter {
  private final Sentences sentences;
  private final Language language;

  public Reporter(Sentences sentences, Language language) {
    this.sentences = sentences;
    this.language = language;
  }

  Report report(String operation, Mode mode, int calls, List<ParticipantOutcome> outcomes) {
    return new Report(
        operation,
        label(mode),
        calls,
        outcomes.stream().map(outcome -> participant(outcome, mode)).toList());
  }

  /** A failure in words. */
  public Report.Problem problem(Failure failure) {
    return new Report.Problem(
        failure.code().code(),
        failure.failureClass().label(),
        sentences.message(failure, language),
        sentences.fix(failure, language),
        failure.detail());
  }

  private Report.Participant participant(ParticipantOutcome outcome, Mode mode) {
    return new Report.Participant(
        outcome.externalId().value(),
        outcome.userId(),
        outcome.account().map(Reporter::label),
        outcome.changes().stream()
            .map(change -> new Report.Change(change.field(), change.before(), change.after()))
            .toList(),
        outcome.accesses().stream().map(access -> right(access, mode)).toList(),
        outcome.notices().stream()
            .map(notice -> label(notice.kind()) + " " + notice.about())
            .toList(),
        outcome.failure().map(this::problem));
  }

  private Report.Right right(AccessOutcome access, Mode mode) {
    return new Report.Right(
        access.target(),
        Optional.of("not-readable").filter(unknown -> mode == Mode.PLAN),
        access.state().map(Reporter::label),
        access.failure().map(this::problem));
  }

  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
