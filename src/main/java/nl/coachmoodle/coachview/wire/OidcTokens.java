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
  private Optional<OidcClient> client = Optional.empty();
  private Optional<Tokens> kept = Optional.empty();

  OidcTokens(OidcClients clients, CoachviewSettings settings) {
    this.clients = clients;
    this.settings = settings;
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

  private Tokens newTokens() {
    Tokens tokens;
    try {
      if (client.isEmpty()) {
        client = Optional.of(clients.newClient(config()).await().atMost(PATIENCE));
      }
      tokens = client.get().getTokens().await().atMost(PATIENCE);
    } catch (RuntimeException failed) {
      throw failure(failed);
    }
    return tokens;
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

  private OidcClientConfig config() {
    OidcClientConfigBuilder builder =
        OidcClientConfig.authServerUrl(settings.url().orElseThrow().root())
            .id("coachview")
            .discoveryEnabled(false)
            .tokenPath("/auth/connect/token")
            .clientId(settings.clientId().orElseThrow())
            .credentials()
            .clientSecret(settings.clientSecret().orElseThrow().get(), Method.POST)
            .end()
            .earlyTokensAcquisition(false)
            .refreshTokenTimeSkew(RENEWED_BEFORE_ITS_END)
            .followRedirects(false);
    settings.scopes().ifPresent(builder::scopes);
    return builder.build();
  }
}
