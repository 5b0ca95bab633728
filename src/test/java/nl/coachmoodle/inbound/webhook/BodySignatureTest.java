package nl.coachmoodle.inbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.coachmoodle.cloud.RotatingSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of the body alone. */
class BodySignatureTest {
  private static final String HEADER = "X-WebHook-Signature";
  private static final byte[] BODY = "{\"PersoonId\": \"één\"}\n".getBytes(UTF_8);
  private static final byte[] KEY = "a key of our own".getBytes(UTF_8);
  private static final byte[] PREVIOUS = "the key before it".getBytes(UTF_8);

  /** RFC 4231, test case 2. */
  @Test
  void signsAsThePublishedExamplesDo() {
    byte[] key = "Jefe".getBytes(UTF_8);
    byte[] text = "what do ya want for nothing?".getBytes(UTF_8);

    assertThat(HexFormat.of().formatHex(new HmacKey(SignatureAlgorithm.SHA_256, key).sign(text)))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertThat(HexFormat.of().formatHex(new HmacKey(SignatureAlgorithm.SHA_512, key).sign(text)))
        .startsWith("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554")
        .endsWith("9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
  }

  @ParameterizedTest
  @EnumSource
  void takesASignatureInHexadecimalDigitsOrBase64(SignatureAlgorithm algorithm) {
    byte[] signature = new HmacKey(algorithm, KEY).sign(BODY);
    String hex = HexFormat.of().formatHex(signature);
    String base64 = Base64.getEncoder().encodeToString(signature);

    assertThat(refusal(check(algorithm, SignatureEncoding.HEX), hex, BODY)).isEmpty();
    assertThat(refusal(check(algorithm, SignatureEncoding.HEX), hex.toUpperCase(Locale.ROOT), BODY))
        .isEmpty();
    assertThat(refusal(check(algorithm, SignatureEncoding.BASE64), base64, BODY)).isEmpty();
    assertThat(refusal(check(algorithm, SignatureEncoding.BASE64), base64.replace("=", ""), BODY))
        .isEmpty();
    assertThat(refusal(check(algorithm, SignatureEncoding.HEX), base64, BODY))
        .contains(SignatureRefusal.UNREADABLE);
  }

  @Test
  void takesThePrefixOfTheAlgorithmOnly() {
    String hex = hex(SignatureAlgorithm.SHA_256, KEY);
    SignatureCheck check = check(SignatureAlgorithm.SHA_256, SignatureEncoding.HEX);

    assertThat(refusal(check, "sha256=" + hex, BODY)).isEmpty();
    assertThat(refusal(check, "SHA256=" + hex, BODY)).isEmpty();
    assertThat(refusal(check, "sha512=" + hex, BODY)).contains(SignatureRefusal.UNREADABLE);
  }

  @Test
  void takesBothKeysWhileOneIsReplaced() {
    SignatureCheck check = check(SignatureAlgorithm.SHA_512, SignatureEncoding.HEX);

    assertThat(refusal(check, hex(SignatureAlgorithm.SHA_512, KEY), BODY)).isEmpty();
    assertThat(refusal(check, hex(SignatureAlgorithm.SHA_512, PREVIOUS), BODY)).isEmpty();
    assertThat(refusal(check, hex(SignatureAlgorithm.SHA_512, "another key".getBytes(UTF_8)), BODY))
        .contains(SignatureRefusal.WRONG);
  }

  @Test
  void theOtherAlgorithmIsWrong() {
    assertThat(
            refusal(
                check(SignatureAlgorithm.SHA_512, SignatureEncoding.HEX),
                hex(SignatureAlgorithm.SHA_256, KEY),
                BODY))
        .contains(SignatureRefusal.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aMissingSignatureIsNamed(String sent) {
    assertThat(refusal(check(SignatureAlgorithm.SHA_512, SignatureEncoding.HEX), sent, BODY))
        .contains(SignatureRefusal.MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz", "abc", "0x00", "00 00", "nul", "sha512="})
  void whatIsNoSignatureIsUnreadableOrWrong(String sent) {
    assertThat(refusal(check(SignatureAlgorithm.SHA_512, SignatureEncoding.HEX), sent, BODY))
        .isPresent();
  }

  @Property
  void anyChangeOfTheBodyIsNoticed(@ForAll byte[] body, @ForAll byte added) {
    SignatureCheck check = check(SignatureAlgorithm.SHA_256, SignatureEncoding.HEX);
    String hex = HexFormat.of().formatHex(new HmacKey(SignatureAlgorithm.SHA_256, KEY).sign(body));
    byte[] changed = new byte[body.length + 1];
    System.arraycopy(body, 0, changed, 0, body.length);
    changed[body.length] = added;

    assertThat(refusal(check, hex, body)).isEmpty();
    assertThat(refusal(check, hex, changed)).contains(SignatureRefusal.WRONG);
  }

  @Property
  void noTextIsASignature(@ForAll String text) {
    assertThat(refusal(check(SignatureAlgorithm.SHA_256, SignatureEncoding.BASE64), text, BODY))
        .isPresent();
  }

  private static SignatureCheck check(SignatureAlgorithm algorithm, SignatureEncoding encoding) {
    return new BodySignature(
        HEADER,
        algorithm,
        encoding,
        new SigningKeys(
            List.of(
                RotatingSecret.fixed(new String(KEY, UTF_8)),
                RotatingSecret.fixed(new String(PREVIOUS, UTF_8))),
            text -> new HmacKey(algorithm, text.getBytes(UTF_8))));
  }

  private static String hex(SignatureAlgorithm algorithm, byte[] key) {
    return HexFormat.of().formatHex(new HmacKey(algorithm, key).sign(BODY));
  }

  private static Optional<SignatureRefusal> refusal(
      SignatureCheck check, String sent, byte[] body) {
    return check.refuses(name -> Map.of(HEADER, List.of(sent)).getOrDefault(name, List.of()), body);
  }
}
