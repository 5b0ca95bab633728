package nl.coachmoodle.inbound.webhook;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How a signature is written in its header. */
public enum SignatureEncoding {
  /** Two hexadecimal digits per byte, in any casing. */
  HEX {
    @Override
    byte[] decoded(String text) {
      return HexFormat.of().parseHex(text);
    }
  },
  /** Base64, with or without padding. */
  BASE64 {
    @Override
    byte[] decoded(String text) {
      return Base64.getDecoder().decode(text);
    }
  };

  /** The bytes of a signature; empty when it is not written like this. */
  Optional<byte[]> decode(String text) {
    try {
      return Optional.of(decoded(text));
    } catch (IllegalArgumentException otherwise) {
      return Optional.empty();
    }
  }

  abstract byte[] decoded(String text);
}
