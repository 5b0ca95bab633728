package nl.coachmoodle.coachview.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;

/**
 * Gets tokens by client credentials at {@code {root}/auth/connect/token}, with the secret in the
 * body of the request. A token is kept until shortly before its end; Coachview asks its customers
 * to do so.
 */
final class ClientCredentials implements TokenSource {
  private static final Duration RENEWED_BEFORE_ITS_END = Duration.ofSeconds(60);

  private final ObjectMapper json = new ObjectMapper();
  private final TokenRequests requests;
  private final RotatingSecret secret;
  private final InstantSource clock;
  private Optional<Kept> kept = Optional.empty();

  /** A token, and when a new one is due. */
  private record Kept(String token, Instant end) {}

  /** Asks for one token with this secret, and answers whatever comes back. */
  @FunctionalInterface
  interface TokenRequests {
    /**
     * Sends the request.
     *
     * @throws FailedException when no whole answer came
     */
    HttpAnswer send(String secret);
  }

  /**
   * @param secret of the client, asked for each token
   */
  ClientCredentials(TokenRequests requests, RotatingSecret secret, InstantSource clock) {
    this.requests = requests;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public synchronized String token() {
    Kept usable = kept.filter(one -> clock.instant().isBefore(one.end())).orElseGet(this::newToken);
    kept = Optional.of(usable);
    return usable.token();
  }

  @Override
  public synchronized void refused(String token) {
    kept = kept.filter(one -> !one.token().equals(token));
  }

  @Override
  public synchronized void forget() {
    kept = Optional.empty();
  }

  private Kept newToken() {
    String current = secret.value().orElse("");
    try {
      return newToken(current);
    } catch (FailedException refused) {
      if (refused.failure().code() != FailureCode.COACHVIEW_CLIENT_REFUSED) {
        throw refused;
      }
      // Changed in Coachview and in the cloud just now.
      String renewed = secret.renewed().orElse("");
      if (renewed.equals(current)) {
        throw refused;
      }
      return newToken(renewed);
    }
  }

  private Kept newToken(String current) {
    // From before the request: the life begins somewhere within it.
    Instant asked = clock.instant();
    TokenAnswer answer = TokenAnswer.read(json, requests.send(current));
    return new Kept(answer.token(), asked.plus(answer.life()).minus(RENEWED_BEFORE_ITS_END));
  }
}
