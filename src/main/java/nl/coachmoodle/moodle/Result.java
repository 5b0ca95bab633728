package nl.coachmoodle.moodle;

import java.util.Optional;
import nl.coachmoodle.failure.Failure;

/**
 * What became of one item of a bulk call.
 *
 * @param <T> what Moodle tells of a success
 */
public sealed interface Result<T> {

  /** It is done. */
  record Done<T>(T value) implements Result<T> {}

  /** It is not done, or it is not known to be. */
  record Failed<T>(Failure failure) implements Result<T> {}

  /** The failure, if it is one. */
  default Optional<Failure> failed() {
    return this instanceof Failed<T> failed ? Optional.of(failed.failure()) : Optional.empty();
  }
}
