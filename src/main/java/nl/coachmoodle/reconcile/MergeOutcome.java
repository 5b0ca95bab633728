package nl.coachmoodle.reconcile;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.ParticipantOutcome;

/**
 * What became of one merge; in a plan, what would become of it.
 *
 * @param granted what the person who stays has now
 * @param withdrawn what the old account has no more; empty when there was nothing to withdraw, or
 *     when the brake held
 * @param notices what a person should know of Coachview
 * @param failure why nothing was done
 */
public record MergeOutcome(
    Merge merge,
    Optional<ParticipantOutcome> granted,
    Optional<ParticipantOutcome> withdrawn,
    List<Notice> notices,
    Optional<Failure> failure) {

  public MergeOutcome {
    notices = List.copyOf(notices);
  }

  static MergeOutcome refused(Merge merge, Failure failure) {
    return new MergeOutcome(
        merge, Optional.empty(), Optional.empty(), List.of(), Optional.of(failure));
  }
}
