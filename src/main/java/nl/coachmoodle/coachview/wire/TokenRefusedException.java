package nl.coachmoodle.coachview.wire;

import nl.coachmoodle.failure.Failure;

/** Coachview gave no token. */
final class TokenRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  TokenRefusedException(Failure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
