package nl.coachmoodle.inbound;

import java.io.IOException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Why a token was not taken. The caller is not told, because it could be anybody; the log is,
 * because whoever sets the door up sees the same refusal for a wrong issuer and for an old token.
 */
final class TokenRefusal {
  private TokenRefusal() {}

  /** The failure for an exception of the token's verification. */
  static Failure failure(Throwable refused) {
    String reason = "unreadable";
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return Failure.of(FailureCode.IDENTITY_PROVIDER_UNREACHABLE);
      }
      if (cause instanceof InvalidJwtException invalid) {
        reason = reason(invalid);
      }
    }
    return Failure.of(FailureCode.BEARER_TOKEN_REFUSED).with("reason", reason);
  }

  private static String reason(InvalidJwtException invalid) {
    if (invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
      return "signature";
    }
    if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID)
        || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
      return "issuer";
    }
    if (invalid.hasErrorCode(ErrorCodes.EXPIRED)) {
      return "expired";
    }
    if (invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return "not-yet-valid";
    }
    return "unreadable";
  }
}
