package nl.coachmoodle.roster;

import java.time.Instant;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.moodle.CohortKey;

/** A participant's wanted right to a course or a cohort. */
public sealed interface Access {

  /**
   * A right that cannot be told from its e-learning code.
   *
   * @param target the code as it was sent, shortened
   * @param failure what is wrong with it
   */
  record Unreadable(String target, Failure failure) implements Access {}

  /** What the right is to, such as {@code course:21} or {@code cohort:7}. */
  String target();

  /** Whether the right is one to be taken away. */
  default boolean isWithdrawal() {
    return this instanceof Course course
        ? course.state() != Course.State.ACTIVE
        : this instanceof Cohort cohort && !cohort.member();
  }

  /**
   * A manual enrolment. The whole state is wanted: an absent start or end means none.
   *
   * @param courseId Moodle's numeric id
   * @param roleId Moodle's numeric id, 5 for Student on most sites
   * @param start from when on
   * @param end until when
   * @param state active, suspended, or gone
   */
  record Course(
      long courseId, long roleId, Optional<Instant> start, Optional<Instant> end, State state)
      implements Access {

    /** What is wanted of an enrolment. */
    public enum State {
      ACTIVE,
      /** Kept with grades and groups, but without access. */
      SUSPENDED,
      /** Unenrolled; with the last enrolment go the grades. */
      REMOVED
    }

    @Override
    public String target() {
      return "course:" + courseId;
    }
  }

  /**
   * Membership of a cohort.
   *
   * @param cohort how the cohort is named
   * @param numericId the cohort's id when it is named by its ID number; needed for a removal
   * @param member whether the participant is to be a member
   */
  record Cohort(CohortKey cohort, Optional<Long> numericId, boolean member) implements Access {
    @Override
    public String target() {
      return cohort instanceof CohortKey.Idnumber named
          ? "cohort:idnumber=" + named.idnumber()
          : "cohort:" + cohort;
    }
  }
}
