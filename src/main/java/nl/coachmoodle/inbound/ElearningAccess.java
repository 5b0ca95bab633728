package nl.coachmoodle.inbound;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Decides whether a caller may use the e-learning link. Signature, issuer and expiry are verified
 * by SmallRye JWT; the audience here, because some providers put it into {@code client_id}.
 */
@Singleton
public class ElearningAccess {
  private static final String BEARER = "bearer ";

  private final ElearningOauthSettings settings;
  private final JWTParser parser;

  public ElearningAccess(ElearningOauthSettings settings, JWTParser parser) {
    this.settings = settings;
    this.parser = parser;
  }

  /**
   * Why the caller may not come in, whatever its token says; empty when the token must be looked
   * at. Takes no time.
   *
   * @param authorization the header's value
   */
  public Optional<Failure> refusesUnread(Optional<String> authorization) {
    if (!settings.isComplete()) {
      return failure(FailureCode.DOOR_CLOSED);
    }
    return bearer(authorization).isEmpty()
        ? failure(FailureCode.BEARER_TOKEN_MISSING)
        : Optional.empty();
  }

  /**
   * Why the caller may not come in; empty when it may. May fetch the issuer's keys.
   *
   * @param authorization the header's value
   */
  public Optional<Failure> refuses(Optional<String> authorization) {
    Optional<Failure> refusal = refusesUnread(authorization);
    if (refusal.isPresent()) {
      return refusal;
    }
    JsonWebToken token;
    try {
      token = parser.parse(bearer(authorization).orElse(""));
    } catch (ParseException refused) {
      return Optional.of(TokenRefusal.failure(refused));
    }
    return isForUs(token) && hasScope(token)
        ? Optional.empty()
        : failure(FailureCode.BEARER_TOKEN_NOT_FOR_THIS);
  }

  private static Optional<String> bearer(Optional<String> authorization) {
    return authorization
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(token -> !token.isEmpty());
  }

  private boolean isForUs(JsonWebToken token) {
    Set<String> named = new HashSet<>(Optional.ofNullable(token.getAudience()).orElse(Set.of()));
    if (named.isEmpty()) {
      Optional.ofNullable(token.<Object>getClaim("client_id"))
          .ifPresent(client -> named.add(client.toString()));
    }
    List<String> accepted = settings.audiences().orElse(List.of());
    return accepted.stream().anyMatch(named::contains);
  }

  private boolean hasScope(JsonWebToken token) {
    return settings
        .scope()
        .map(required -> Arrays.asList(scopes(token).split(" ")).contains(required))
        .orElse(true);
  }

  private static String scopes(JsonWebToken token) {
    return Optional.ofNullable(token.<Object>getClaim("scope")).map(Object::toString).orElse("");
  }

  private static Optional<Failure> failure(FailureCode code) {
    return Optional.of(Failure.of(code));
  }
}
