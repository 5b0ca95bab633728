package nl.coachmoodle.coachview.wire;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLPeerUnverifiedException;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/** Tells why no answer came. Everything is only read here, so anything may be sent again. */
final class Reachability {
  private Reachability() {}

  /** The failure behind an exception of an HTTP client. */
  static FailedException failure(Throwable thrown) {
    FailureCode code = FailureCode.COACHVIEW_UNREACHABLE;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException
          || cause instanceof CertPathValidatorException
          || cause instanceof CertPathBuilderException
          || cause instanceof SSLPeerUnverifiedException) {
        return new FailedException(Failure.of(FailureCode.COACHVIEW_NOT_TRUSTED), thrown);
      }
      if (cause instanceof TimeoutException) {
        code = FailureCode.COACHVIEW_TIMEOUT;
      }
    }
    return new FailedException(Failure.of(code), thrown);
  }
}
