package nl.coachmoodle.bench.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** An identity provider with a key of its own, which gives Coachview tokens. */
final class Issuer {
  static final String NAME = "https://identity.example/bench";
  static final String AUDIENCE = "coachview-moodle-bench";

  private final KeyPair keys;

  Issuer() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    this.keys = generator.generateKeyPair();
  }

  /** As PEM. */
  String publicKey() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** A JWT that is good for an hour. */
  String token() throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    long now = System.currentTimeMillis() / 1000;
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"coachview\",\"iat\":%d,\"exp\":%d}"
            .formatted(NAME, AUDIENCE, now, now + 3_600);
    String text =
        base64.encodeToString(
                "{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(keys.getPrivate());
    signer.update(text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + base64.encodeToString(signer.sign());
  }
}
