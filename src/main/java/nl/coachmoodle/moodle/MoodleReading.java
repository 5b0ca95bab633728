package nl.coachmoodle.moodle;

import java.util.Optional;

/**
 * What a service with more than the seven functions can read besides. Nothing needs it: whatever is
 * refused is simply not known. An empty roll is no evidence, because a missing right can look the
 * same; whoever uses one waits until it has shown somebody who must be there.
 *
 * <p>Names and rights of the two functions are those of Moodle's source; that a service of the
 * set-up article is refused them was seen on 2.9, 4.5 and 5.1.
 */
public interface MoodleReading {

  /**
   * Who is enrolled in a course with a role, by whatever method ({@code
   * core_enrol_get_enrolled_users}; needs moodle/course:viewparticipants, and
   * moodle/course:enrolreview to leave out suspended enrolments).
   *
   * @return empty when this Moodle does not show it
   */
  Optional<Roll> enrolled(long courseId, long roleId);

  /**
   * Who is a member of a cohort ({@code core_cohort_get_cohort_members}; needs moodle/cohort:view).
   *
   * @return empty when this Moodle does not show it
   */
  Optional<Roll> members(long cohortId);

  /** How many requests were sent to Moodle so far. */
  int calls();

  /** Reads nothing. */
  static MoodleReading none() {
    return new MoodleReading() {
      @Override
      public Optional<Roll> enrolled(long courseId, long roleId) {
        return Optional.empty();
      }

      @Override
      public Optional<Roll> members(long cohortId) {
        return Optional.empty();
      }

      @Override
      public int calls() {
        return 0;
      }
    };
  }
}
