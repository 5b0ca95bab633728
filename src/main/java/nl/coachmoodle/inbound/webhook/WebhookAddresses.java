package nl.coachmoodle.inbound.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.cloud.RotatingSecret;

/** The addresses of this deployment. What a caller learns of a wrong secret is nothing. */
final class WebhookAddresses {
  /** Characters that no proxy and no client encodes, and a length that nobody guesses. */
  static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{32,128}");

  /** Encoded, doubled or parameterised paths are other paths. */
  private static final Pattern PATH = Pattern.compile("/webhooks/([A-Za-z0-9_-]{1,128})");

  private final List<WebhookAddress> addresses;

  WebhookAddresses(List<WebhookAddress> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  /** Whether this is a path of that form, whoever has the secret. */
  static boolean isOne(String path) {
    return PATH.matcher(path).matches();
  }

  /**
   * The address that a path names. Takes as long for a wrong secret as for a right one: all are
   * compared, to their ends.
   */
  Optional<WebhookAddress> find(String path) {
    Matcher parts = PATH.matcher(path);
    // A secret that was changed while this runs is no shorter either.
    if (!parts.matches() || !SECRET.matcher(parts.group(1)).matches()) {
      return Optional.empty();
    }
    byte[] sent = parts.group(1).getBytes(StandardCharsets.US_ASCII);
    Optional<WebhookAddress> found = Optional.empty();
    for (WebhookAddress address : addresses) {
      for (RotatingSecret secret : address.secrets()) {
        byte[] ours = secret.value().orElse("").getBytes(StandardCharsets.UTF_8);
        if (MessageDigest.isEqual(ours, sent)) {
          found = Optional.of(address);
        }
      }
    }
    return found;
  }
}
