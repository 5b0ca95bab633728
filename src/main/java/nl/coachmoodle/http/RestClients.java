package nl.coachmoodle.http;

import io.quarkus.proxy.ProxyConfiguration;
import io.quarkus.proxy.ProxyConfigurationRegistry;
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

  private final Authorities authorities;
  private final ProxyConfigurationRegistry proxies;

  RestClients(Authorities authorities, ProxyConfigurationRegistry proxies) {
    this.authorities = authorities;
    this.proxies = proxies;
  }

  /**
   * Makes clients of this kind; whoever asks keeps them, since what is made here has connections of
   * its own. Statuses are no exceptions: a method that answers {@code Response} answers whatever
   * came.
   *
   * @param name of the other side, which may have {@link Authorities} of its own; a proxy, {@code
   *     quarkus.proxy.host}, is for all
   * @param writers of the bodies that it sends
   */
  public <T> Clients<T> make(
      Class<T> type, String name, ClientLimits limits, List<MessageBodyWriter<?>> writers) {
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
        .manager(name)
        .map(TrustOptions::wrap)
        .ifPresent(
            trusted -> builder.clientOptionsCustomizer(http -> http.setTrustOptions(trusted)));
    proxies
        .get(Optional.empty())
        .map(ProxyConfiguration::assertHttpType)
        .ifPresent(proxy -> goThrough(proxy, builder));
    return new Clients<>(builder.build(), type);
  }

  private static void goThrough(ProxyConfiguration proxy, ClientBuilderImpl builder) {
    builder.proxy(proxy.host(), proxy.port());
    proxy.username().ifPresent(builder::proxyUser);
    proxy.password().ifPresent(builder::proxyPassword);
    proxy.proxyConnectTimeout().ifPresent(builder::proxyConnectTimeout);
    proxy.nonProxyHosts().map(hosts -> String.join("|", hosts)).ifPresent(builder::nonProxyHosts);
  }
}
