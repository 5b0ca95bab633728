package nl.coachmoodle.roster;

import java.util.Optional;
import nl.coachmoodle.failure.Failure;

/**
 * What became of one wanted right.
 *
 * @param target the course or cohort, such as {@code course:21}
 * @param state what it is now, or would be; empty when it failed
 * @param failure why not
 */
public record AccessOutcome(String target, Optional<State> state, Optional<Failure> failure) {

  /**
   * What a right is now. The seven functions cannot read enrolments and memberships, so that for a
   * course nobody can tell whether it was so before.
   */
  public enum State {
    /** Enrolled and active. */
    ENSURED,
    /** The enrolment is suspended. */
    SUSPENDED,
    /** Not enrolled, or not a member. */
    REMOVED,
    /** Made a member. */
    ADDED,
    /** Was a member. */
    ALREADY_MEMBER,
    /** There is no account, so there is no right to take away. */
    NOTHING_TO_WITHDRAW
  }

  static AccessOutcome done(Access access, State state) {
    return new AccessOutcome(access.target(), Optional.of(state), Optional.empty());
  }

  static AccessOutcome failed(Access access, Failure failure) {
    return new AccessOutcome(access.target(), Optional.empty(), Optional.of(failure));
  }
}
