package nl.coachmoodle.inbound.webhook;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that messages are signed with. Safe for use by several threads. */
final class HmacKey {
  /** Set up once: making one takes longer than signing with it. Only copies of it are used. */
  private final Mac prototype;

  HmacKey(SignatureAlgorithm algorithm, byte[] key) {
    try {
      prototype = Mac.getInstance(algorithm.jca());
      prototype.init(new SecretKeySpec(key, algorithm.jca()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The signature of these bytes, one after the other. */
  byte[] sign(byte[]... parts) {
    Mac mac;
    try {
      mac = (Mac) prototype.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }
}
