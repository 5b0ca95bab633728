package nl.coachmoodle.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.roster.Brake;

/**
 * What one part of a run did, or would do. Holds personal data: the changed fields.
 *
 * @param request what the run is asked to do
 * @param run names the run, in all its parts
 * @param part counts from 1
 * @param end why the part ended
 * @param failure why the reading or Moodle stopped the run, when {@link End#FAILED}
 * @param next where to go on, unless everything is done
 * @param totals of all parts so far
 * @param held why nothing was withdrawn although something would have been
 * @param findings of this part, one by one
 * @param leftOut findings that are not told one by one
 * @param examples one failure of each code that was met in this part
 * @param lookAlikes persons that look like one, among those of this part
 * @param lookAlikesLeftOut so many more are not told
 * @param access what Moodle shows of enrolments and memberships
 * @param quotaLeft what Coachview last said was left of the day's requests
 */
public record RunOutcome(
    RunRequest request,
    String run,
    int part,
    End end,
    Optional<Failure> failure,
    Optional<Cursor> next,
    Totals totals,
    Optional<Brake.Reason> held,
    List<Finding> findings,
    int leftOut,
    Map<String, Failure> examples,
    List<LookAlike> lookAlikes,
    int lookAlikesLeftOut,
    AccessInMoodle access,
    OptionalInt quotaLeft) {

  /**
   * What Moodle shows of enrolments and memberships.
   *
   * @param readable courses and cohorts whose people it has shown
   * @param notReadable those whose people it does not show
   * @param orphans accesses without an enrolment in Coachview, as many as a report tells
   * @param leftOut orphans that are not told, and suspects that were not looked at
   */
  public record AccessInMoodle(
      List<String> readable, List<String> notReadable, List<Orphan> orphans, int leftOut) {

    public AccessInMoodle {
      readable = List.copyOf(readable);
      notReadable = List.copyOf(notReadable);
      orphans = List.copyOf(orphans);
    }
  }

  /** Why a part of a run ended. */
  public enum End {
    /** Everything was read, and everything that may be done is done. */
    DONE,
    /** The time of a part was over. */
    TIME,
    /** As many people as the request allows were worked on. */
    LIMIT,
    /** Everything was read; what Moodle did not take for some people may succeed later. */
    UNFINISHED,
    /** Coachview could not be read, or Moodle refused everybody. */
    FAILED
  }

  public RunOutcome {
    findings = List.copyOf(findings);
    examples = Map.copyOf(examples);
    lookAlikes = List.copyOf(lookAlikes);
  }
}
