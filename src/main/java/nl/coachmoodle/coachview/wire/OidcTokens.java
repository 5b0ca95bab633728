package nl.coachmoodle.coachview.wire;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.common.runtime.OidcClientRedirectException;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import java.time.Duration;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Gets tokens by client credentials at {@code {root}/auth/connect/token}, with the secret in the
 * body of the request. A token is kept until shortly before its end; Coachview asks its customers
 * to do so.
 */
final class OidcTokens implements TokenSource {
  private static final Duration RENEWED_BEFORE_ITS_END = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OidcClients clients;
  private final CoachviewSettings settings;
  private final RotatingSecret secret;
  private Optional<Client> client = Optional.empty();
  private Optional<Tokens> kept = Optional.empty();

  /** A client, and the secret that it was made with. */
  private record Client(OidcClient connection, String secret) {}

  /**
   * @param secret of the client, asked for each token
   */
  OidcTokens(OidcClients clients, CoachviewSettings settings, RotatingSecret secret) {
    this.clients = clients;
    this.settings = settings;
    this.secret = secret;
  }

  @Override
  public synchronized String token() {
    Optional<Tokens> usable =
        kept.filter(
            tokens ->
                !tokens.isAccessTokenExpired() && !tokens.isAccessTokenWithinRefreshInterval());
    if (usable.isEmpty()) {
      kept = Optional.of(newTokens());
    }
    return kept.orElseThrow().getAccessToken();
  }

  @Override
  public synchronized void refused(String token) {
    kept = kept.filter(tokens -> !tokens.getAccessToken().equals(token));
  }

  @Override
  public synchronized void forget() {
    kept = Optional.empty();
  }

  private Tokens newTokens() {
    String current = secret.value().orElse("");
    try {
      return newTokens(current);
    } catch (FailedException refused) {
      if (refused.failure().code() != FailureCode.COACHVIEW_CLIENT_REFUSED) {
        throw refused;
      }
      // Changed in Coachview and in the cloud just now.
      String renewed = secret.renewed().orElse("");
      if (renewed.equals(current)) {
        throw refused;
      }
      return newTokens(renewed);
    }
  }

  private Tokens newTokens(String current) {
    try {
      if (client.filter(made -> made.secret().equals(current)).isEmpty()) {
        OidcClient connection = clients.newClient(config(current)).await().atMost(PATIENCE);
        client = Optional.of(new Client(connection, current));
      }
      return client.orElseThrow().connection().getTokens().await().atMost(PATIENCE);
    } catch (RuntimeException failed) {
      throw failure(failed);
    }
  }

  private static FailedException failure(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof TokenRefusedException refused) {
        return new FailedException(refused.failure(), failed);
      }
      if (cause instanceof OidcClientRedirectException) {
        return new FailedException(Failure.of(FailureCode.COACHVIEW_ADDRESS_WRONG), failed);
      }
    }
    return Reachability.failure(failed);
  }

  private OidcClientConfig config(String current) {
    OidcClientConfigBuilder builder =
        OidcClientConfig.authServerUrl(settings.url().orElseThrow().root())
            .id("coachview")
            .discoveryEnabled(false)
            .tokenPath("/auth/connect/token")
            .clientId(settings.clientId().orElseThrow())
            .credentials()
            .clientSecret(current, Method.POST)
            .end()
            .earlyTokensAcquisition(false)
            .refreshTokenTimeSkew(RENEWED_BEFORE_ITS_END)
            .followRedirects(false);
    settings.scopes().ifPresent(builder::scopes);
    return builder.build();
  }
}
