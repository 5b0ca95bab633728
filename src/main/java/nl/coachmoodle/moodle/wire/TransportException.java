package nl.coachmoodle.moodle.wire;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
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

    /** What an exception of an HTTP client, or of a connection with TLS, stands for. */
    static Kind behind(Throwable failed) {
      Kind kind = Kind.BROKEN;
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof CertificateException
            || cause instanceof CertPathValidatorException
            || cause instanceof CertPathBuilderException
            || cause instanceof SSLPeerUnverifiedException) {
          return Kind.NOT_TRUSTED;
        }
        if (cause instanceof ConnectException
            || cause instanceof UnknownHostException
            || cause instanceof SSLHandshakeException) {
          // A handshake that breaks off for another reason is a Moodle that is just restarting.
          kind = Kind.NOT_SENT;
        } else if (cause instanceof TimeoutException) {
          kind = Kind.TIMED_OUT;
        }
      }
      return kind;
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
