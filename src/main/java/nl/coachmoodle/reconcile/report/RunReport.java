package nl.coachmoodle.reconcile.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of reconcile, as JSON. Holds personal data: changed fields, and ids of people.
 *
 * @param operation always {@code reconcile}
 * @param run names the run, in all its parts
 * @param part counts from 1; totals are those of all parts so far, lists those of this one
 * @param mode {@code plan} or {@code apply}
 * @param scope {@code people}, {@code access} or {@code both}
 * @param since the first day of the window; empty for everything
 * @param end why the part ended: {@code done}, {@code time}, {@code limit}, {@code unfinished}
 *     (Moodle did not take everybody, and may later) or {@code failed}
 * @param summary the most important thing, as a sentence
 * @param failure why Coachview or Moodle stopped the run
 * @param brake what became of the withdrawals
 * @param totals by name, such as {@code created}
 * @param refusals what Coachview's data or Moodle stood in the way of, by code
 * @param people who was changed, refused, or is worth a look
 * @param peopleLeftOut so many more are not told one by one
 * @param lookAlikes persons that look like one
 * @param lookAlikesLeftOut so many more are not told
 * @param access what Moodle shows of enrolments and memberships
 * @param milliseconds how long each part of the work took
 * @param calls requests to both sides
 * @param cursor where to go on: the {@code cursor} of the next request; empty when everything is
 *     done, or when it was handed on
 * @param handedOn whether the next part was handed to the own queue or broker
 */
public record RunReport(
    String operation,
    String run,
    int part,
    String mode,
    String scope,
    Optional<String> since,
    String end,
    String summary,
    Optional<Problem> failure,
    Withdrawals brake,
    Map<String, Long> totals,
    List<Refusal> refusals,
    List<Person> people,
    int peopleLeftOut,
    List<LookAlike> lookAlikes,
    int lookAlikesLeftOut,
    AccessInMoodle access,
    Map<String, Long> milliseconds,
    Calls calls,
    Optional<Map<String, Object>> cursor,
    boolean handedOn) {

  /** The same report with what became of the next part. */
  public RunReport next(Optional<Map<String, Object>> from, boolean isHandedOn) {
    return new RunReport(
        operation,
        run,
        part,
        mode,
        scope,
        since,
        end,
        summary,
        failure,
        brake,
        totals,
        refusals,
        people,
        peopleLeftOut,
        lookAlikes,
        lookAlikesLeftOut,
        access,
        milliseconds,
        calls,
        from,
        isHandedOn);
  }

  /**
   * A failure in words.
   *
   * @param code stable, such as {@code data/external-id-missing}
   * @param errorClass who must act: {@code retry}, {@code setup}, {@code data} or {@code bug}
   */
  public record Problem(String code, String errorClass, String message, String fix) {}

  /**
   * What became of the withdrawals.
   *
   * @param state "none", "waiting" while the run is not at its end, "held" or "released"
   * @param reason why they were held, such as {@code more-than-count}
   * @param message the same as a sentence
   * @param override what to send with the next request to let them happen, such as {@code
   *     "allowWithdrawals": 12}; empty when nothing helps
   */
  public record Withdrawals(
      String state,
      long wanted,
      long done,
      Optional<String> reason,
      String message,
      Optional<String> override) {}

  /** A failure code, and how often it was met in all parts. */
  public record Refusal(String code, String errorClass, long count, String message, String fix) {}

  /**
   * One person.
   *
   * @param coachviewId Coachview's id
   * @param externalId as in Moodle's ID number; empty when there is none
   * @param account {@code created}, {@code updated}, {@code unchanged}, {@code adopted} or {@code
   *     absent}
   * @param changes fields that differ
   * @param access courses and cohorts
   * @param notices what is worth a look, such as {@code account-suspended 42}
   * @param problems what was not taken
   */
  public record Person(
      String coachviewId,
      Optional<String> externalId,
      Optional<Long> moodleUserId,
      Optional<String> account,
      List<Change> changes,
      List<Right> access,
      List<String> notices,
      List<Problem> problems) {}

  /**
   * A changed field.
   *
   * @param before empty when Moodle does not show it
   */
  public record Change(String field, Optional<String> before, String after) {}

  /**
   * A course or cohort.
   *
   * @param state {@code ensured}, {@code suspended}, {@code removed}, {@code added}, {@code
   *     already-member} or {@code nothing-to-withdraw}; empty when it failed or was not tried
   * @param wasMissing whether it was seen to be missing before
   */
  public record Right(String target, Optional<String> state, boolean wasMissing) {}

  /**
   * Persons under two external ids that look like one.
   *
   * @param by {@code email} or {@code name-and-birth-date}
   */
  public record LookAlike(String externalId, String otherExternalId, String by) {}

  /**
   * What Moodle shows of enrolments and memberships, where the service has more than the seven
   * functions.
   *
   * @param readable courses and cohorts whose people were read
   * @param notReadable those whose people this Moodle does not show
   * @param orphans accesses in Moodle without an enrolment in Coachview
   * @param orphansLeftOut so many more are not told, or are suspects that were not looked at
   */
  public record AccessInMoodle(
      List<String> readable, List<String> notReadable, List<Orphan> orphans, int orphansLeftOut) {}

  /** An access in Moodle without an enrolment in Coachview. */
  public record Orphan(String target, long moodleUserId, String externalId) {}

  /**
   * Requests in all parts.
   *
   * @param quotaLeft what Coachview last said was left of the day's requests
   */
  public record Calls(long coachview, long moodle, Optional<Integer> quotaLeft) {}
}
