package nl.coachmoodle.moodle;

import java.util.Collection;
import java.util.List;
import nl.coachmoodle.failure.FailedException;

/**
 * The seven web service functions that Coachview's Moodle set-up article grants, on lists of any
 * length. An instance serves one operation: it knows the time that is left for it and counts its
 * calls.
 *
 * <p>Every bulk method answers one {@link Result} per item, in the order of the items. Lists are
 * cut into batches, a bad item is isolated so that it fails alone, and everything but a creation is
 * repeated unchanged after a passing fault, because doing it twice does no harm.
 */
public interface MoodleService {

  /**
   * Finds accounts ({@code core_user_get_users_by_field}). A value that finds nobody has no row;
   * that alone never proves that nobody is there, because a missing capability looks the same. With
   * MariaDB or MySQL, rows can also be only alike: letter case, accents, trailing blanks.
   *
   * @throws FailedException when the look-up could not be made
   */
  List<MoodleUser> find(LookupField field, Collection<String> values);

  /**
   * Makes accounts ({@code core_user_create_users}) and answers their ids. Never repeated after an
   * unknown outcome: the failure then is of class {@code retry} and the account may exist.
   */
  List<Result<Long>> create(List<NewUser> users);

  /** Changes accounts ({@code core_user_update_users}). */
  List<Result<UpdateAnswer>> update(List<UserUpdate> updates);

  /** Adds to cohorts ({@code core_cohort_add_cohort_members}). */
  List<Result<Membership>> addToCohorts(List<CohortAddition> additions);

  /**
   * Removes from cohorts ({@code core_cohort_delete_cohort_members}); not a member is a success.
   */
  List<Result<Acknowledged>> removeFromCohorts(List<CohortRemoval> removals);

  /** Enrols or suspends ({@code enrol_manual_enrol_users}). */
  List<Result<Acknowledged>> enrol(List<Enrolment> enrolments);

  /** Unenrols ({@code enrol_manual_unenrol_users}); not enrolled is a success. */
  List<Result<Acknowledged>> unenrol(List<Unenrolment> unenrolments);

  /** How many requests were sent to Moodle so far, repetitions included. */
  int calls();
}
