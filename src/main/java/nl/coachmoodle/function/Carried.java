package nl.coachmoodle.function;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.ParticipantOutcome;

/**
 * What became of one participant of a request.
 *
 * @param coachviewId the id of Coachview by which the request named the participant
 * @param outcome what was done in Moodle; empty when nothing could be wanted
 * @param notices what a person should know of Coachview
 * @param refusal why nothing could be wanted
 */
record Carried(
    Optional<String> coachviewId,
    Optional<ParticipantOutcome> outcome,
    List<Notice> notices,
    Optional<Failure> refusal) {

  /**
   * Puts together what was wanted and what became of it.
   *
   * @param outcomes one for each that was not refused, in the same order
   */
  static List<Carried> of(List<Resolved> resolved, List<ParticipantOutcome> outcomes) {
    Iterator<ParticipantOutcome> next = outcomes.iterator();
    List<Carried> carried = new ArrayList<>();
    for (Resolved one : resolved) {
      if (one instanceof Resolved.Ready ready) {
        carried.add(
            new Carried(
                ready.coachviewId(), Optional.of(next.next()), ready.notices(), Optional.empty()));
      } else if (one instanceof Resolved.Refused refused) {
        carried.add(
            new Carried(
                Optional.of(refused.coachviewId()),
                Optional.empty(),
                List.of(),
                Optional.of(refused.failure())));
      }
    }
    return carried;
  }

  Optional<String> externalId() {
    return outcome.map(one -> one.externalId().value());
  }

  /** Everything that went wrong. */
  List<Failure> failures() {
    return Stream.concat(refusal.stream(), outcome.stream().flatMap(one -> one.failures().stream()))
        .toList();
  }
}
