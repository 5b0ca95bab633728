package nl.coachmoodle.inbound;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.cloud.RotatingSecrets;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.function.SettingProblems;

/**
 * Decides who may read how the set-up stands: whoever has {@code setup.key}, as a bearer token or,
 * for browsers, as the password of a user of any name; and whoever may use the e-learning link.
 */
@Singleton
public class SetupAccess {
  private static final int SHORTEST_KEY = 32;
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final RotatingSecret key;
  private final ElearningAccess elearning;

  public SetupAccess(RotatingSecrets secrets, ElearningAccess elearning) {
    this.key = secrets.named("setup.key");
    this.elearning = elearning;
  }

  void checkSettings(@Observes SettingProblems problems) {
    if (key.value().filter(text -> text.length() < SHORTEST_KEY).isPresent()) {
      problems.add("setup.key must have at least 32 characters");
    }
  }

  /** Whether a browser can ask its user for the key. */
  boolean hasKey() {
    return key().isPresent();
  }

  /**
   * Why the caller may not come in; empty when it may. May fetch the issuer's keys.
   *
   * @param authorization the header's value
   */
  Optional<Failure> refuses(Optional<String> authorization) {
    Optional<byte[]> sent = authorization.flatMap(SetupAccess::secret);
    boolean hasKey = hasKey();
    if (hasKey && sent.filter(this::isKey).isPresent()) {
      return Optional.empty();
    }
    Optional<Failure> refusal = elearning.refuses(authorization);
    boolean isClosed = refusal.filter(SetupAccess::isClosed).isPresent();
    if (hasKey && isClosed) {
      return Optional.of(
          Failure.of(
              sent.isEmpty()
                  ? FailureCode.BEARER_TOKEN_MISSING
                  : FailureCode.BEARER_TOKEN_REFUSED));
    }
    return refusal;
  }

  private boolean isKey(byte[] secret) {
    return key().filter(known -> MessageDigest.isEqual(known, secret)).isPresent();
  }

  /** One that was changed while the process runs has to be long enough as well. */
  private Optional<byte[]> key() {
    return key.value()
        .filter(text -> text.length() >= SHORTEST_KEY)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isClosed(Failure failure) {
    return failure.code() == FailureCode.DOOR_CLOSED;
  }

  private static Optional<byte[]> secret(String authorization) {
    if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String token = authorization.substring(BEARER.length()).strip();
      return Optional.of(token.getBytes(StandardCharsets.UTF_8)).filter(bytes -> bytes.length > 0);
    }
    if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      try {
        byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
        String[] parts = new String(pair, StandardCharsets.UTF_8).split(":", 2);
        return parts.length == 2
            ? Optional.of(parts[1].getBytes(StandardCharsets.UTF_8))
            : Optional.empty();
      } catch (IllegalArgumentException notBase64) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
