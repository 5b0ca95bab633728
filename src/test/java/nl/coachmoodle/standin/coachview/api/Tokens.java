package nl.coachmoodle.standin.coachview.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Gives tokens out by client credentials, as IdentityServer does, and knows them again. */
public final class Tokens {
  /**
   * What the token address answers.
   *
   * @param json the body
   */
  record Reply(int status, Map<String, Object> json) {}

  private record Token(Instant end, Set<String> scopes) {}

  private final Map<String, Token> given = new ConcurrentHashMap<>();
  private final ApiSettings settings;
  private final InstantSource clock;

  Tokens(ApiSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Makes every token invalid that was given out. */
  public void revokeAll() {
    given.clear();
  }

  Reply give(ReceivedRequest request) {
    Map<String, String> form = request.form();
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return error("unsupported_grant_type");
    }
    if (!isClient(request)) {
      return error("invalid_client");
    }
    Set<String> granted = settings.scopes();
    String wanted = form.getOrDefault("scope", "");
    if (!wanted.isBlank()) {
      Set<String> scopes = new TreeSet<>(Arrays.asList(wanted.strip().split("\\s+")));
      if (!granted.containsAll(scopes)) {
        return error("invalid_scope");
      }
      granted = scopes;
    }
    String token = UUID.randomUUID().toString().replace("-", "");
    given.put(token, new Token(clock.instant().plus(settings.tokenLifetime), granted));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("access_token", token);
    json.put("expires_in", settings.tokenLifetime.toSeconds());
    json.put("token_type", "Bearer");
    json.put("scope", String.join(" ", granted));
    return new Reply(200, json);
  }

  /** The scopes of the request's token, empty when it has no valid one. */
  Optional<Set<String>> scopes(ReceivedRequest request) {
    String header = request.headers().getOrDefault("Authorization", "");
    return Optional.of(header)
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> given.get(value.substring("Bearer ".length())))
        .filter(token -> clock.instant().isBefore(token.end()))
        .map(Token::scopes);
  }

  private boolean isClient(ReceivedRequest request) {
    String expected = settings.clientId + ":" + settings.clientSecret;
    String header = request.headers().getOrDefault("Authorization", "");
    if (header.startsWith("Basic ")) {
      byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
      return expected.equals(new String(decoded, StandardCharsets.UTF_8));
    }
    return expected.equals(
        request.form().get("client_id") + ":" + request.form().get("client_secret"));
  }

  private static Reply error(String code) {
    return new Reply(400, Map.of("error", code));
  }
}
