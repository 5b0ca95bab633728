package nl.coachmoodle.reconcile;

import java.util.List;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.ParticipantOutcome;

/** What a report tells about one person. Holds personal data: the changed fields. */
public sealed interface Finding {

  /** Coachview's id of the person. */
  String personId();

  /**
   * Something was changed, or would be, or was not taken by Moodle, or is worth knowing.
   *
   * @param outcome what became of it
   * @param notices what a person should know about how it was found
   * @param missing targets of accesses that were missing in Moodle, as far as it shows them
   */
  record Compared(
      String personId, ParticipantOutcome outcome, List<Notice> notices, List<String> missing)
      implements Finding {}

  /** Accesses were taken away, or would be. */
  record Withdrawn(String personId, ParticipantOutcome outcome) implements Finding {}

  /** Nothing can be wanted for this person. */
  record Refused(String personId, Failure failure) implements Finding {}
}
