package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import nl.coachmoodle.moodle.wire.TransportException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the REST client throws, told apart by how far the request got. */
class RestTransportTest {
  private record Fault(Throwable cause, Kind kind) {}

  static Fault[] faults() {
    return new Fault[] {
      new Fault(new ConnectException("refused"), Kind.NOT_SENT),
      new Fault(new UnknownHostException("moodle"), Kind.NOT_SENT),
      new Fault(new SSLHandshakeException("closed while shaking hands"), Kind.NOT_SENT),
      new Fault(handshake(new CertificateException("expired")), Kind.NOT_TRUSTED),
      new Fault(new SSLException("closed in the middle of an answer"), Kind.BROKEN),
      new Fault(new TimeoutException("no answer"), Kind.TIMED_OUT),
      new Fault(new IllegalStateException("connection was closed"), Kind.BROKEN),
    };
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultSaysHowFarTheRequestGot(Fault fault) {
    RestTransport transport =
        new RestTransport(
            (reference, form) -> {
              throw new ProcessingException(fault.cause());
            });

    assertThatThrownBy(() -> transport.post(Form.of("wstoken", "secret")))
        .isInstanceOfSatisfying(
            TransportException.class, thrown -> assertThat(thrown.kind()).isEqualTo(fault.kind()));
  }

  @Test
  void anErrorStatusIsAnAnswer() {
    RestTransport transport = new RestTransport((reference, form) -> Response.status(503).build());

    assertThat(transport.post(Form.of()))
        .isEqualTo(new HttpAnswer(503, Optional.empty(), Optional.empty(), ""));
  }

  @Test
  void anAnswerIsReadWithItsHeadersAndItsText() {
    RestTransport transport =
        new RestTransport(
            (reference, form) ->
                Response.status(303)
                    .header("Content-Type", "text/html")
                    .header("Location", "https://x.nl/")
                    .header("Date", "Tue, 24 Nov 2026 12:00:00 GMT")
                    .entity(new ByteArrayInputStream("Café".getBytes(StandardCharsets.UTF_8)))
                    .build());

    assertThat(transport.post(Form.of()))
        .isEqualTo(
            new HttpAnswer(
                303,
                Optional.of("text/html"),
                Optional.of("https://x.nl/"),
                Optional.of("Tue, 24 Nov 2026 12:00:00 GMT"),
                "Café"));
  }

  @Test
  void aTextThatBreaksOffIsABrokenConnection() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    RestTransport transport = new RestTransport((reference, form) -> Response.ok(broken).build());

    assertThatThrownBy(() -> transport.post(Form.of()))
        .isInstanceOfSatisfying(
            TransportException.class, thrown -> assertThat(thrown.kind()).isEqualTo(Kind.BROKEN));
  }

  private static SSLHandshakeException handshake(Exception cause) {
    SSLHandshakeException handshake = new SSLHandshakeException("not trusted");
    handshake.initCause(cause);
    return handshake;
  }
}
