package nl.coachmoodle.roster;

import java.util.Optional;
import nl.coachmoodle.failure.Failure;

/**
 * What became of one move; in {@link Mode#PLAN}, what would become of it.
 *
 * @param userId Moodle's id of the account, when there is one
 * @param state what is so now; empty when it failed
 * @param failure why the account was left as it is
 */
public record IdnumberMoveOutcome(
    IdnumberMove move, Optional<Long> userId, Optional<State> state, Optional<Failure> failure) {

  /** What is so now. */
  public enum State {
    /** The account has the new ID number. */
    MOVED,
    /** It had it before. */
    ALREADY_MOVED,
    /** No account has the old ID number, and none has the new one. */
    ABSENT
  }
}
