package nl.coachmoodle.inbound.webhook;

import java.security.MessageDigest;
import java.util.Optional;

/**
 * A signature of the body alone, in one header. So Coachview itself wants messages signed that are
 * sent to it ({@code X-WebHook-Signature}, HMAC-SHA-512; Coachview support, 103000037601).
 */
final class BodySignature implements SignatureCheck {
  private final String header;
  private final SignatureAlgorithm algorithm;
  private final SignatureEncoding encoding;
  private final SigningKeys keys;

  BodySignature(
      String header, SignatureAlgorithm algorithm, SignatureEncoding encoding, SigningKeys keys) {
    this.header = header;
    this.algorithm = algorithm;
    this.encoding = encoding;
    this.keys = keys;
  }

  @Override
  public Optional<SignatureRefusal> refuses(RequestHeaders headers, byte[] body) {
    Optional<String> sent = headers.text(header);
    if (sent.isEmpty()) {
      return Optional.of(SignatureRefusal.MISSING);
    }
    Optional<byte[]> signature = sent.map(this::withoutPrefix).flatMap(encoding::decode);
    if (signature.isEmpty()) {
      return Optional.of(SignatureRefusal.UNREADABLE);
    }
    return keys.now().stream()
            .anyMatch(key -> MessageDigest.isEqual(key.sign(body), signature.get()))
        ? Optional.empty()
        : Optional.of(SignatureRefusal.WRONG);
  }

  private String withoutPrefix(String text) {
    String prefix = algorithm.prefix();
    return text.regionMatches(true, 0, prefix, 0, prefix.length())
        ? text.substring(prefix.length())
        : text;
  }
}
