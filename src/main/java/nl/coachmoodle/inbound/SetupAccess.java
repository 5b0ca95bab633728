package nl.coachmoodle.inbound;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.function.SettingProblems;
import nl.coachmoodle.setup.SetupSettings;

/**
 * Decides who may read how the set-up stands: whoever has {@code setup.key}, as a bearer token or,
 * for browsers, as the password of a user of any name; and whoever may use the e-learning link.
 */
@Singleton
public class SetupAccess {
  private static final int SHORTEST_KEY = 32;
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final Optional<byte[]> key;
  private final ElearningAccess elearning;

  public SetupAccess(SetupSettings settings, ElearningAccess elearning) {
    // SmallRye Config fills in a secret without a value when the setting is absent.
    this.key =
        settings
            .key()
            .flatMap(secret -> Optional.ofNullable(secret.get()))
            .map(text -> text.getBytes(StandardCharsets.UTF_8));
    this.elearning = elearning;
  }

  void checkSettings(@Observes SettingProblems problems) {
    if (key.filter(bytes -> bytes.length < SHORTEST_KEY).isPresent()) {
      problems.add("setup.key must have at least 32 characters");
    }
  }

  /** Whether a browser can ask its user for the key. */
  boolean hasKey() {
    return key.isPresent();
  }

  /**
   * Why the caller may not come in; empty when it may. May fetch the issuer's keys.
   *
   * @param authorization the header's value
   */
  Optional<Failure> refuses(Optional<String> authorization) {
    Optional<byte[]> sent = authorization.flatMap(SetupAccess::secret);
    if (key.isPresent() && sent.filter(this::isKey).isPresent()) {
      return Optional.empty();
    }
    Optional<Failure> refusal = elearning.refuses(authorization);
    boolean isClosed = refusal.filter(SetupAccess::isClosed).isPresent();
    if (key.isPresent() && isClosed) {
      return Optional.of(
          Failure.of(
              sent.isEmpty()
                  ? FailureCode.BEARER_TOKEN_MISSING
                  : FailureCode.BEARER_TOKEN_REFUSED));
    }
    return refusal;
  }

  private boolean isKey(byte[] secret) {
    return key.filter(known -> MessageDigest.isEqual(known, secret)).isPresent();
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
