package nl.coachmoodle.http;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * Makes REST clients by program. Quarkus would make them of settings as well, but reads some
 * hundred for each client at every start, which was more than half of a cold start on AWS Lambda.
 */
@Singleton
public class RestClients {
  /** Every request brings its own address. */
  private static final URI NOWHERE = URI.create("https://nowhere.invalid");

  private static final String USER_AGENT = "coachview-moodle";

  /** A frozen Lambda leaves dead connections behind. */
  private static final int SECONDS_KEPT_OPEN = 20;

  private final TlsConfigurationRegistry certificates;

  RestClients(TlsConfigurationRegistry certificates) {
    this.certificates = certificates;
  }

  /**
   * Makes a client; whoever asks keeps it, since each has connections of its own. Statuses are no
   * exceptions: a method that answers {@code Response} answers whatever came.
   *
   * @param name of the other side; {@code quarkus.tls.<name>.trust-store.pem.certs} are the
   *     certificates that are trusted there instead of Java's own
   */
  public <T> T client(Class<T> type, String name, ClientLimits limits) {
    QuarkusRestClientBuilder builder =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(NOWHERE)
            .connectTimeout(limits.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(limits.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            // Secrets are in the body, and a redirect would carry them to somebody else.
            .followRedirects(false)
            .disableDefaultMapper(true)
            .userAgent(USER_AGENT)
            .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, limits.connections())
            .property(QuarkusRestClientProperties.CONNECTION_TTL, SECONDS_KEPT_OPEN);
    certificates.get(name).ifPresent(builder::tlsConfiguration);
    return builder.build(type);
  }

  /**
   * What a client of this name trusts.
   *
   * @return empty when that is what Java trusts
   * @throws IllegalStateException when the certificates cannot be used
   */
  public Optional<SSLContext> trust(String name) {
    return certificates.get(name).map(RestClients::context);
  }

  private static SSLContext context(TlsConfiguration certificates) {
    try {
      return certificates.createSSLContext();
    } catch (Exception unusable) {
      throw new IllegalStateException("the certificates cannot be used", unusable);
    }
  }
}
