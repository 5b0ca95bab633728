package nl.coachmoodle.moodle.wire;

/** Moodle answered JSON of another shape than the function's. */
final class UnexpectedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnexpectedAnswerException(String expected) {
    super("expected " + expected);
  }
}
