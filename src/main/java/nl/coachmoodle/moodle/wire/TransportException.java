package nl.coachmoodle.moodle.wire;

import nl.coachmoodle.failure.FailureCode;

/** No whole HTTP answer came. The message names no address and no value. */
public final class TransportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How far the request got. */
  public enum Kind {
    /** It was certainly not sent. */
    NOT_SENT(FailureCode.MOODLE_UNREACHABLE),
    /** The certificate was not trusted, so nothing was sent. */
    NOT_TRUSTED(FailureCode.CERTIFICATE_NOT_TRUSTED),
    /** It was sent, and no answer came in time. */
    TIMED_OUT(FailureCode.MOODLE_TIMEOUT),
    /** It was sent, at least in part, and the connection broke. */
    BROKEN(FailureCode.MOODLE_CONNECTION_LOST);

    private final FailureCode code;

    Kind(FailureCode code) {
      this.code = code;
    }

    /** The failure that this is for the caller. */
    public FailureCode code() {
      return code;
    }
  }

  private final Kind kind;

  public TransportException(Kind kind, Throwable cause) {
    super(kind + " (" + cause.getClass().getSimpleName() + ")", cause);
    this.kind = kind;
  }

  /** How far the request got. */
  public Kind kind() {
    return kind;
  }
}
