package nl.coachmoodle.moodle.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import nl.coachmoodle.moodle.wire.TransportException.Kind;

/** Goes as far as Moodle's door: the name, the connection, the certificate. Sends no request. */
public final class Doorstep {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final URI site;
  private final Duration patience;
  private final Supplier<SSLSocketFactory> trusting;

  public Doorstep(MoodleAddress address, Duration patience) {
    this(address, patience, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * @param trusting makes the connections with TLS, and knows which certificates are trusted
   */
  Doorstep(MoodleAddress address, Duration patience, Supplier<SSLSocketFactory> trusting) {
    this.site = URI.create(address.site());
    this.patience = patience;
    this.trusting = trusting;
  }

  /** How far one comes. */
  public enum Reached {
    NAME_UNKNOWN,
    NOT_CONNECTED,
    CERTIFICATE_REFUSED,
    DOOR
  }

  /**
   * What is seen there.
   *
   * @param certificateEnds when the certificate expires; empty without TLS
   */
  public record View(Reached reached, Optional<Instant> certificateEnds) {}

  /** Looks, for as long as the patience at the most, name look-up not counted. */
  public View look() {
    boolean isTls = "https".equals(site.getScheme());
    String host = site.getHost().replaceAll("^\\[|]$", "");
    int port = port(site);
    try (Socket socket = new Socket()) {
      InetAddress address = InetAddress.getByName(host);
      socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
      socket.setSoTimeout((int) patience.toMillis());
      return isTls
          ? new View(Reached.DOOR, certificate(socket, host, port))
          : new View(Reached.DOOR, Optional.empty());
    } catch (UnknownHostException unknown) {
      return new View(Reached.NAME_UNKNOWN, Optional.empty());
    } catch (SSLException refused) {
      // Whoever just restarts breaks off as well, and has shown no certificate.
      return new View(
          Kind.behind(refused) == Kind.NOT_TRUSTED
              ? Reached.CERTIFICATE_REFUSED
              : Reached.NOT_CONNECTED,
          Optional.empty());
    } catch (ConnectException | SocketTimeoutException away) {
      return new View(Reached.NOT_CONNECTED, Optional.empty());
    } catch (IOException broken) {
      return new View(Reached.NOT_CONNECTED, Optional.empty());
    }
  }

  /** The port of an address, which need not name the usual one. */
  static int port(URI site) {
    int usual = "https".equals(site.getScheme()) ? HTTPS : HTTP;
    return site.getPort() > 0 ? site.getPort() : usual;
  }

  private Optional<Instant> certificate(Socket socket, String host, int port) throws IOException {
    try (SSLSocket tls = (SSLSocket) trusting.get().createSocket(socket, host, port, true)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      Certificate[] chain = tls.getSession().getPeerCertificates();
      return chain[0] instanceof X509Certificate certificate
          ? Optional.of(certificate.getNotAfter().toInstant())
          : Optional.empty();
    }
  }
}
