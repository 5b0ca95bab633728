package nl.coachmoodle.http;

import io.smallrye.config.Secret;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jboss.resteasy.reactive.client.impl.ClientBuilderImpl;

/**
 * Makes REST clients by program, straight on the builder of Quarkus REST Client. Its MicroProfile
 * layer is not in the build: for each registered interface, and once without any, it reads some
 * hundred settings at every start, and its builder looks for listeners in all modules, twice. That
 * was more than half of a cold start on AWS Lambda.
 */
@Singleton
public class RestClients {
  private static final String USER_AGENT = "coachview-moodle";

  /** A frozen Lambda leaves dead connections behind. */
  private static final int SECONDS_KEPT_OPEN = 20;

  private final ProxySettings proxy;

  RestClients(ProxySettings proxy) {
    this.proxy = proxy;
  }

  /**
   * Makes clients of this kind; whoever asks keeps them, since what is made here has connections of
   * its own. Statuses are no exceptions: a method that answers {@code Response} answers whatever
   * came.
   *
   * @param authorities that are trusted instead of Java's own
   * @param writers of the bodies that it sends
   */
  public <T> Clients<T> make(
      Class<T> type,
      ClientLimits limits,
      Optional<Authorities> authorities,
      List<MessageBodyWriter<?>> writers) {
    ClientBuilderImpl builder = new ClientBuilderImpl();
    builder.connectTimeout(limits.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    builder.readTimeout(limits.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
    // Secrets are in the body, and a redirect would carry them to somebody else.
    builder.followRedirects(false);
    builder.setUserAgent(USER_AGENT);
    builder.property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, limits.connections());
    builder.property(QuarkusRestClientProperties.CONNECTION_TTL, SECONDS_KEPT_OPEN);
    writers.forEach(builder::register);
    authorities
        .map(Authorities::manager)
        .map(TrustOptions::wrap)
        .ifPresent(
            trusted -> builder.clientOptionsCustomizer(http -> http.setTrustOptions(trusted)));
    proxy.host().ifPresent(host -> goThrough(host, builder));
    return new Clients<>(builder.build(), type);
  }

  private void goThrough(String host, ClientBuilderImpl builder) {
    builder.proxy(host, proxy.port().orElseThrow());
    proxy.username().ifPresent(builder::proxyUser);
    proxy.password().map(Secret::get).ifPresent(builder::proxyPassword);
    proxy.nonProxyHosts().map(hosts -> String.join("|", hosts)).ifPresent(builder::nonProxyHosts);
  }
}
