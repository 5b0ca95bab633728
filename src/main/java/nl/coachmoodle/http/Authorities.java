package nl.coachmoodle.http;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Certificate authorities that are trusted instead of Java's own: those in {@code
 * quarkus.tls.<name>.trust-store.pem.certs}, where the name is the other side's. Nothing else of
 * {@code quarkus.tls} is obeyed: which protocols are spoken and that host names are checked is the
 * same with and without.
 */
@Singleton
public class Authorities {
  private final TlsConfigurationRegistry settings;

  Authorities(TlsConfigurationRegistry settings) {
    this.settings = settings;
  }

  /**
   * What connections to this side are made with.
   *
   * @return empty when Java's own authorities are trusted
   */
  public Optional<SSLContext> context(String name) {
    return manager(name).map(Authorities::context);
  }

  Optional<TrustManager> manager(String name) {
    return settings.get(name).map(TlsConfiguration::getTrustStore).map(Authorities::trusting);
  }

  private static TrustManager trusting(KeyStore authorities) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities);
      // One that is not extended is told no host name, and could not check it.
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("the certificate authorities cannot be used", unusable);
    }
  }

  private static SSLContext context(TrustManager manager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("this Java speaks no TLS", unusable);
    }
  }
}
