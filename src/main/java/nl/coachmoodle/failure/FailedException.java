package nl.coachmoodle.failure;

/** Carries a {@link Failure} up to whoever can tell it. Its message may be logged. */
public class FailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public FailedException(Failure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  public FailedException(Failure failure, Throwable cause) {
    super(failure.toString(), cause);
    this.failure = failure;
  }

  public FailedException(FailureCode code) {
    this(Failure.of(code));
  }

  /** What went wrong. */
  public Failure failure() {
    return failure;
  }
}
