package nl.coachmoodle.inbound.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signature by Standard Webhooks 1.0: of {@code id.timestamp.body}, so that an old message cannot
 * be sent again. While keys are replaced a sender may send several signatures. Only symmetric ones
 * ({@code v1}) are known here; others are passed over.
 */
final class StandardSignature implements SignatureCheck {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final Pattern VERSION = Pattern.compile("v\\d{1,3}[a-z]?");
  private static final String SYMMETRIC = "v1";

  private final String prefix;
  private final SignatureEncoding encoding;
  private final SigningKeys keys;
  private final Duration tolerance;
  private final InstantSource clock;

  /**
   * A check.
   *
   * @param prefix of the three headers: {@code webhook} for {@code webhook-id}, {@code
   *     webhook-timestamp} and {@code webhook-signature}
   * @param tolerance how far a message may be from our clock, either way
   */
  StandardSignature(
      String prefix,
      SignatureEncoding encoding,
      SigningKeys keys,
      Duration tolerance,
      InstantSource clock) {
    this.prefix = prefix;
    this.encoding = encoding;
    this.keys = keys;
    this.tolerance = tolerance;
    this.clock = clock;
  }

  @Override
  public Optional<SignatureRefusal> refuses(RequestHeaders headers, byte[] body) {
    Optional<String> id = headers.text(prefix + "-id");
    Optional<String> timestamp = headers.text(prefix + "-timestamp");
    Optional<String> sent = headers.text(prefix + "-signature");
    if (id.isEmpty() || timestamp.isEmpty() || sent.isEmpty()) {
      return Optional.of(SignatureRefusal.MISSING);
    }
    List<byte[]> signatures = signatures(sent.get());
    if (!SECONDS.matcher(timestamp.get()).matches() || signatures.isEmpty()) {
      return Optional.of(SignatureRefusal.UNREADABLE);
    }
    byte[] begin = (id.get() + "." + timestamp.get() + ".").getBytes(StandardCharsets.UTF_8);
    boolean isOurs =
        keys.now().stream()
            .map(key -> key.sign(begin, body))
            .anyMatch(
                expected ->
                    signatures.stream().anyMatch(one -> MessageDigest.isEqual(expected, one)));
    return isOurs ? age(timestamp.get()) : Optional.of(SignatureRefusal.WRONG);
  }

  /** {@code v1,c2ln v1a,c2ln}; spaces and commas alike divide, and what is no signature is none. */
  private List<byte[]> signatures(String header) {
    List<byte[]> signatures = new ArrayList<>();
    String version = "";
    for (String word : header.split("[ ,]+", -1)) {
      if (VERSION.matcher(word).matches()) {
        version = word;
      } else {
        if (version.equals(SYMMETRIC)) {
          encoding.decode(word).ifPresent(signatures::add);
        }
        version = "";
      }
    }
    return signatures;
  }

  private Optional<SignatureRefusal> age(String timestamp) {
    Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
    Instant now = clock.instant();
    if (signed.plus(tolerance).isBefore(now)) {
      return Optional.of(SignatureRefusal.TOO_OLD);
    }
    return signed.minus(tolerance).isAfter(now)
        ? Optional.of(SignatureRefusal.TOO_NEW)
        : Optional.empty();
  }
}
