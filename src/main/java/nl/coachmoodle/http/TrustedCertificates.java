package nl.coachmoodle.http;

import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jboss.resteasy.reactive.client.TlsConfig;

/** A TLS configuration of Quarkus in the words of its REST client. */
record TrustedCertificates(TlsConfiguration settings) implements TlsConfig {

  @Override
  public KeyStore getKeyStore() {
    return settings.getKeyStore();
  }

  @Override
  public KeyCertOptions getKeyStoreOptions() {
    return settings.getKeyStoreOptions();
  }

  @Override
  public KeyStore getTrustStore() {
    return settings.getTrustStore();
  }

  @Override
  public TrustOptions getTrustStoreOptions() {
    return settings.getTrustStoreOptions();
  }

  @Override
  public SSLOptions getSSLOptions() {
    return settings.getSSLOptions();
  }

  @Override
  public SSLContext createSSLContext() throws Exception {
    return settings.createSSLContext();
  }

  @Override
  public Optional<String> getHostnameVerificationAlgorithm() {
    return settings.getHostnameVerificationAlgorithm();
  }

  @Override
  public boolean usesSni() {
    return settings.usesSni();
  }

  @Override
  public boolean isTrustAll() {
    return settings.isTrustAll();
  }

  @Override
  public Optional<String> getName() {
    return Optional.ofNullable(settings.getName());
  }
}
