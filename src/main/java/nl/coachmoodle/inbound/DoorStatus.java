package nl.coachmoodle.inbound;

import nl.coachmoodle.failure.Failure;

/** Which HTTP status a failure is: the same at every door and for every function. */
public final class DoorStatus {
  /** Seconds after which a caller may try again when Moodle is away. */
  public static final int RETRY_AFTER_SECONDS = 60;

  private DoorStatus() {}

  /** The status of a failure. */
  public static int of(Failure failure) {
    return switch (failure.code()) {
      case BEARER_TOKEN_MISSING, BEARER_TOKEN_REFUSED -> 401;
      case BEARER_TOKEN_NOT_FOR_THIS, DOOR_CLOSED, SOURCE_NOT_ALLOWED, SIGNATURE_REFUSED -> 403;
      case INPUT_INVALID -> 400;
      case BODY_TOO_LARGE -> 413;
      case MEDIA_TYPE_UNSUPPORTED -> 415;
      case METHOD_UNSUPPORTED -> 405;
      case ADDRESS_UNKNOWN -> 404;
      case AMBIGUOUS_PERSON -> 409;
      default ->
          switch (failure.failureClass()) {
            case RETRY -> 503;
            case SETUP, DATA -> 422;
            case BUG -> 500;
          };
    };
  }
}
