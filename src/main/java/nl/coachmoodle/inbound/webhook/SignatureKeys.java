package nl.coachmoodle.inbound.webhook;

import io.smallrye.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.inbound.webhook.WebhookSettings.SignedText;

/** Makes the check of signatures from its settings. */
final class SignatureKeys {
  /** Bytes of a key at the least; Standard Webhooks wants 24, senders of other kinds may not. */
  static final int SHORTEST = 16;

  private static final String STANDARD_PREFIX = "whsec_";
  static final String KEY = "webhook.signature.key";
  static final String PREVIOUS = "webhook.signature.previous-key";
  private static final String SUFFIX = "-signature";

  private final WebhookSettings.Signature settings;
  private final Function<String, RotatingSecret> secrets;

  /**
   * Keys and how they are used.
   *
   * @param secrets the value of now by the name of its setting
   */
  SignatureKeys(WebhookSettings.Signature settings, Function<String, RotatingSecret> secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  /**
   * The check; empty when nothing needs to be signed.
   *
   * @throws IllegalArgumentException beginning with the setting that is wrong; never with its value
   */
  Optional<SignatureCheck> check(InstantSource clock) {
    boolean isStandard = settings.signedText() == SignedText.STANDARD_WEBHOOKS;
    SignatureAlgorithm algorithm =
        settings
            .algorithm()
            .orElse(isStandard ? SignatureAlgorithm.SHA_256 : SignatureAlgorithm.SHA_512);
    SignatureEncoding encoding =
        settings.encoding().orElse(isStandard ? SignatureEncoding.BASE64 : SignatureEncoding.HEX);
    checkKey(KEY, settings.key());
    checkKey(PREVIOUS, settings.previousKey());
    if (text(settings.key()).isEmpty()) {
      if (text(settings.previousKey()).isPresent()) {
        throw new IllegalArgumentException(PREVIOUS + " is set without " + KEY);
      }
      return Optional.empty();
    }
    SigningKeys keys =
        new SigningKeys(
            List.of(secrets.apply(KEY), secrets.apply(PREVIOUS)),
            text -> new HmacKey(algorithm, bytes(text)));
    String header =
        settings.header().orElse(isStandard ? "webhook-signature" : "X-WebHook-Signature");
    if (!isStandard) {
      return Optional.of(new BodySignature(header, algorithm, encoding, keys));
    }
    if (!header.endsWith(SUFFIX)) {
      throw new IllegalArgumentException(
          "webhook.signature.header must end in -signature for standard-webhooks: -id and"
              + " -timestamp are found beside it");
    }
    String prefix = header.substring(0, header.length() - SUFFIX.length());
    return Optional.of(new StandardSignature(prefix, encoding, keys, settings.tolerance(), clock));
  }

  private void checkKey(String setting, Optional<Secret<String>> key) {
    text(key)
        .ifPresent(
            text -> {
              try {
                bytes(text);
              } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(setting + " " + wrong.getMessage(), wrong);
              }
            });
  }

  /** Whether a key can be used as it is written. */
  boolean canUse(String text) {
    try {
      bytes(text);
      return true;
    } catch (IllegalArgumentException unusable) {
      return false;
    }
  }

  private byte[] bytes(String text) {
    byte[] bytes = decoded(text);
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException("must have at least " + SHORTEST + " bytes");
    }
    return bytes;
  }

  private byte[] decoded(String text) {
    if (settings.signedText() == SignedText.BODY) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder()
          .decode(
              text.startsWith(STANDARD_PREFIX) ? text.substring(STANDARD_PREFIX.length()) : text);
    } catch (IllegalArgumentException otherwise) {
      throw new IllegalArgumentException(
          "must be Base64, with or without whsec_ before it, for standard-webhooks");
    }
  }

  /** SmallRye Config fills in a secret without a value when the setting is absent. */
  static Optional<String> text(Optional<Secret<String>> secret) {
    return secret.flatMap(set -> Optional.ofNullable(set.get())).filter(text -> !text.isBlank());
  }
}
