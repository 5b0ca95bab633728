package nl.coachmoodle.moodle.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A site with a certificate for {@code localhost}, fresh and signed by itself. */
final class TrustedSite implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final HttpsServer server;
  private final SSLContext context;
  private final X509Certificate certificate;

  private TrustedSite(HttpsServer server, SSLContext context, X509Certificate certificate) {
    this.server = server;
    this.context = context;
    this.certificate = certificate;
  }

  /** Makes the certificate in this directory and opens the site. */
  static TrustedSite in(Path directory) throws IOException, GeneralSecurityException {
    return in(directory, "TLSv1.3", "TLSv1.2");
  }

  /**
   * @param protocols that it speaks
   */
  static TrustedSite in(Path directory, String... protocols)
      throws IOException, GeneralSecurityException {
    KeyStore keys = keys(directory.resolve("site.p12"));
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("site", keys.getCertificate("site"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters connection) {
            SSLParameters parameters = context.getDefaultSSLParameters();
            parameters.setProtocols(protocols);
            connection.setSSLParameters(parameters);
          }
        });
    server.start();
    return new TrustedSite(server, context, (X509Certificate) keys.getCertificate("site"));
  }

  /** Its address by this name of the machine. */
  MoodleAddress at(String host) {
    return MoodleAddress.of("https://" + host + ":" + server.getAddress().getPort());
  }

  /** Trusts its certificate and no other. */
  SSLSocketFactory trusting() {
    return context.getSocketFactory();
  }

  /** Its certificate as a file that settings can name. */
  String pem() throws CertificateEncodingException {
    String lines = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }

  Instant certificateEnds() {
    return certificate.getNotAfter().toInstant();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static KeyStore keys(Path file) throws IOException, GeneralSecurityException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "site",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keyalg",
                "EC",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    if (!Files.exists(file)) {
      throw new IllegalStateException(told);
    }
    try (InputStream stored = Files.newInputStream(file)) {
      keys.load(stored, PASSWORD.toCharArray());
    }
    return keys;
  }
}
