package nl.coachmoodle.inbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import nl.coachmoodle.cloud.RotatingSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures by Standard Webhooks 1.0, at a clock that stands still. */
class StandardSignatureTest {
  /** The example of the specification's reference libraries. */
  private static final byte[] KEY = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIME = "1614265330";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static final byte[] PREVIOUS = "the key before this one".getBytes(UTF_8);
  private static final Instant NOW = Instant.ofEpochSecond(1614265330);

  @Test
  void takesThePublishedExample() {
    assertThat(refusal(NOW, sent(SIGNATURE), BODY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-301, TOO_NEW", "-300, ", "0, ", "300, ", "301, TOO_OLD", "99999999, TOO_OLD"})
  void takesMessagesOfFiveMinutesEitherWay(long age, SignatureRefusal refusal) {
    assertThat(refusal(NOW.plusSeconds(age), sent(SIGNATURE), BODY))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void anOldMessageWithANewTimeIsNotSigned() {
    Instant later = NOW.plusSeconds(3600);
    Map<String, List<String>> replayed = sent(SIGNATURE);
    replayed.put("webhook-timestamp", List.of(Long.toString(later.getEpochSecond())));

    assertThat(refusal(later, replayed, BODY)).contains(SignatureRefusal.WRONG);
  }

  @Test
  void theIdIsSigned() {
    Map<String, List<String>> other = sent(SIGNATURE);
    other.put("webhook-id", List.of("msg_another"));

    assertThat(refusal(NOW, other, BODY)).contains(SignatureRefusal.WRONG);
  }

  @Test
  void theBodyIsSignedToItsLastByte() {
    assertThat(refusal(NOW, sent(SIGNATURE), "{\"test\": 2432232314}\n".getBytes(UTF_8)))
        .contains(SignatureRefusal.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void everyHeaderIsNeeded(String header) {
    Map<String, List<String>> without = sent(SIGNATURE);
    without.remove(header);

    assertThat(refusal(NOW, without, BODY)).contains(SignatureRefusal.MISSING);
  }

  @Test
  void oneGoodSignatureOfSeveralIsEnough() {
    assertThat(refusal(NOW, sent("v1,AAAA " + SIGNATURE), BODY)).isEmpty();
    assertThat(refusal(NOW, sent(SIGNATURE + " v1,AAAA"), BODY)).isEmpty();
    assertThat(refusal(NOW, sent("v1a,AAAA " + SIGNATURE + " v2,x"), BODY)).isEmpty();
    assertThat(refusal(NOW, sent(sign(PREVIOUS)), BODY)).isEmpty();
    assertThat(refusal(NOW, sent("v1,AAAA " + sign("nobody's".getBytes(UTF_8))), BODY))
        .contains(SignatureRefusal.WRONG);
  }

  @Test
  void aHeaderThatLambdaHasSplitAtItsCommasIsPutTogether() {
    Map<String, List<String>> split = sent(SIGNATURE);
    split.put("webhook-signature", Arrays.asList(("v1,AAAA " + SIGNATURE).split(",")));

    assertThat(refusal(NOW, split, BODY)).isEmpty();
  }

  @Test
  void anotherVersionIsNotTakenForOurs() {
    String v1a = SIGNATURE.replace("v1,", "v1a,");
    assertThat(refusal(NOW, sent(v1a), BODY)).contains(SignatureRefusal.UNREADABLE);
    assertThat(refusal(NOW, sent(SIGNATURE.substring(3)), BODY))
        .contains(SignatureRefusal.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"now", "-1614265330", "1614265330.0", "161426533012", "+1614265330", "1e9"})
  void aTimeIsInWholeSeconds(String time) {
    Map<String, List<String>> wrong = sent(SIGNATURE);
    wrong.put("webhook-timestamp", List.of(time));

    assertThat(refusal(NOW, wrong, BODY)).contains(SignatureRefusal.UNREADABLE);
  }

  @Property
  void noHeaderWithoutOurSignatureIsTaken(@ForAll("headers") String header) {
    assertThat(refusal(NOW, sent(header), BODY)).isPresent();
  }

  @Property
  void ourSignatureIsFoundAmongAnyOthers(
      @ForAll("headers") String before, @ForAll("headers") String after) {
    assertThat(refusal(NOW, sent(before + " " + SIGNATURE + " " + after), BODY)).isEmpty();
  }

  @Property
  void onlyTheToleranceDecidesWhatIsOld(@ForAll @IntRange(min = -1000, max = 1000) int age) {
    assertThat(refusal(NOW.plusSeconds(age), sent(SIGNATURE), BODY).isEmpty())
        .isEqualTo(Math.abs(age) <= 300);
  }

  @Provide
  Arbitrary<String> headers() {
    Arbitrary<String> versions = Arbitraries.of("v1", "v1a", "v2", "", "v", "x");
    Arbitrary<String> signatures =
        Arbitraries.strings().withChars("ABCabc019+/=, ").ofMaxLength(50);
    return versions
        .flatMap(version -> signatures.map(text -> version + "," + text))
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join(" ", parts))
        // A version that stands alone at the end would be that of what follows.
        .map(text -> text + " v9,end");
  }

  private static Map<String, List<String>> sent(String signature) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("webhook-id", List.of(ID));
    headers.put("webhook-timestamp", List.of(TIME));
    headers.put("webhook-signature", List.of(signature));
    return headers;
  }

  private static String sign(byte[] key) {
    byte[] begin = (ID + "." + TIME + ".").getBytes(UTF_8);
    byte[] signature = new HmacKey(SignatureAlgorithm.SHA_256, key).sign(begin, BODY);
    return "v1," + Base64.getEncoder().encodeToString(signature);
  }

  private static Optional<SignatureRefusal> refusal(
      Instant now, Map<String, List<String>> headers, byte[] body) {
    return new StandardSignature(
            "webhook",
            SignatureEncoding.BASE64,
            new SigningKeys(
                List.of(
                    RotatingSecret.fixed(Base64.getEncoder().encodeToString(KEY)),
                    RotatingSecret.fixed(Base64.getEncoder().encodeToString(PREVIOUS))),
                text -> new HmacKey(SignatureAlgorithm.SHA_256, Base64.getDecoder().decode(text))),
            Duration.ofSeconds(300),
            () -> now)
        .refuses(name -> headers.getOrDefault(name, List.of()), body);
  }
}
