package nl.coachmoodle.inbound.webhook;

/** How messages are signed. */
public enum SignatureAlgorithm {
  /** HMAC with SHA-256. */
  SHA_256("HmacSHA256", "sha256="),
  /** HMAC with SHA-512. */
  SHA_512("HmacSHA512", "sha512=");

  private final String jca;
  private final String prefix;

  SignatureAlgorithm(String jca, String prefix) {
    this.jca = jca;
    this.prefix = prefix;
  }

  /** The name in Java. */
  String jca() {
    return jca;
  }

  /** What some senders put before a signature. */
  String prefix() {
    return prefix;
  }
}
