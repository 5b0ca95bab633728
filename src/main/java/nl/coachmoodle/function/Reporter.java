package nl.coachmoodle.function;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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

  Report report(String operation, Mode mode, int calls, List<Carried> carried) {
    return new Report(
        operation,
        label(mode),
        calls,
        carried.stream().map(one -> participant(one, mode)).toList());
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

  Report.Participant participant(Carried one, Mode mode) {
    Optional<ParticipantOutcome> outcome = one.outcome();
    return new Report.Participant(
        one.externalId(),
        one.coachviewId(),
        outcome.flatMap(ParticipantOutcome::userId),
        outcome.flatMap(ParticipantOutcome::account).map(Reporter::label),
        outcome.stream()
            .flatMap(moodle -> moodle.changes().stream())
            .map(change -> new Report.Change(change.field(), change.before(), change.after()))
            .toList(),
        outcome.stream()
            .flatMap(moodle -> moodle.accesses().stream())
            .map(access -> right(access, mode))
            .toList(),
        Stream.concat(
                one.notices().stream(),
                outcome.stream().flatMap(moodle -> moodle.notices().stream()))
            .map(notice -> label(notice.kind()) + " " + notice.about())
            .toList(),
        one.refusal().or(() -> outcome.flatMap(ParticipantOutcome::failure)).map(this::problem));
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
