package nl.coachmoodle.cloud;

/** Settings could not be read. Its message says why and has no value in it: it is logged. */
final class StoreAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean starting;

  /** A reason that may last. */
  StoreAwayException(String reason) {
    this(reason, false);
  }

  /**
   * @param starting whether it may only not be there yet
   */
  StoreAwayException(String reason, boolean starting) {
    super(reason);
    this.starting = starting;
  }

  /** Whether it may only not be there yet. */
  boolean isStarting() {
    return starting;
  }
}
