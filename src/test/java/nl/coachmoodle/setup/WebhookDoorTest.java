package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.coachview.wire.PlainCoachview;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.standin.site.MoodleRelease;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about the door for webhooks, which is judged by its settings. */
class WebhookDoorTest {
  private static final String RANDOM =
      "9f2c7d4b1e8a6035c4f7d29b80e13a5c6d7b2f9048e1ca53f6d08b7294e1c35a";
  private static final String OTHER =
      "1b7e94d3c05f28a6e9d417c3f0582ba69c4e73d1805fb6a2e3c97d410f58b26e";

  private static SetupBench bench;

  @BeforeAll
  static void start() {
    bench = SetupBench.of(MoodleRelease.V5_1);
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void aBuildWithoutTheDoorSaysWhereToLook() {
    assertThat(told(Optional.empty())).containsExactly("ok webhook-secret {webhook-elsewhere}");
  }

  @Test
  void aClosedDoorIsInOrder() {
    assertThat(told(door("", "", unsigned(), List.of(), List.of())))
        .containsExactly("ok webhook-secret {webhook-closed}");
  }

  @Test
  void anOpenDoorWithARandomSecretIsInOrder() {
    assertThat(told(door(RANDOM, "", unsigned(), List.of(), List.of())))
        .containsExactly(
            "ok webhook-secret",
            "ok webhook-signature {webhook-unsigned}",
            "ok webhook-sources {webhook-from-everywhere}");
  }

  @ParameterizedTest
  @CsvSource({
    "9f2c7d4b1e8a6035c4f7d29b80e13a5, failed webhook-secret webhook.secret",
    "9f2c7d4b1e8a6035c4f7d29b80e1 3a5c6d7b2, failed webhook-secret webhook.secret",
    "0123456789abcdef0123456789abcdef, warning webhook-random webhook.secret",
    "the-address-that-nobody-knows-of-ours, warning webhook-random webhook.secret",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1, warning webhook-random webhook.secret"
  })
  void aSecretThatCanBeGuessedIsNamed(String secret, String expected) {
    assertThat(told(door(secret, "", unsigned(), List.of(), List.of()))).contains(expected);
  }

  @Test
  void aPreviousSecretThatIsStillSetIsAWarning() {
    assertThat(told(door(RANDOM, OTHER, unsigned(), List.of(), List.of())))
        .contains("ok webhook-secret", "warning webhook-previous webhook.previous-secret");
  }

  @Test
  void keysOfSignaturesAreJudged() {
    assertThat(told(door(RANDOM, "", signed(OTHER, "", 300), List.of(), List.of())))
        .contains("ok webhook-signature");
    assertThat(told(door(RANDOM, "", signed("short", "", 300), List.of(), List.of())))
        .contains("failed webhook-key webhook.signature.key");
    assertThat(told(door(RANDOM, "", signed(RANDOM, OTHER, 5), List.of(), List.of())))
        .contains(
            "warning webhook-previous webhook.signature.previous-key",
            "warning webhook-own-key webhook.signature.key",
            "warning webhook-tolerance 5 s");
    assertThat(told(door(RANDOM, "", signed("k".repeat(40), "", 4000), List.of(), List.of())))
        .contains(
            "warning webhook-random webhook.signature.key", "warning webhook-tolerance 4000 s");
  }

  @Test
  void rangesThatKeepNobodyOutAreNamed() {
    WebhookDoor.Range good = new WebhookDoor.Range("203.0.113.0/24", false, false);
    WebhookDoor.Range wide = new WebhookDoor.Range("0.0.0.0/0", true, false);
    WebhookDoor.Range inside = new WebhookDoor.Range("10.0.0.0/8", false, true);
    assertThat(told(door(RANDOM, "", unsigned(), List.of(good), List.of(inside))))
        .contains("ok webhook-sources");
    assertThat(told(door(RANDOM, "", unsigned(), List.of(good, wide, inside), List.of(wide))))
        .contains(
            "warning webhook-range 0.0.0.0/0",
            "warning webhook-private-range 10.0.0.0/8",
            "warning webhook-proxies 0.0.0.0/0");
    assertThat(told(door(RANDOM, "", unsigned(), List.of(), List.of(inside))))
        .contains("warning webhook-proxies-idle");
  }

  @Test
  void noSecretIsToldAndAGuessableOneStopsNothing() {
    Conclusion conclusion =
        bench.examine(
            bench.subject(),
            PlainCoachview.absent(),
            door(RANDOM, OTHER, signed(OTHER, RANDOM, 5), List.of(), List.of()));
    assertThat(conclusion.toString()).doesNotContain(RANDOM).doesNotContain(OTHER);
    assertThat(ofDoor(conclusion)).allMatch(finding -> finding.suffering().isEmpty());
  }

  private static Optional<WebhookDoor> door(
      String secret,
      String previous,
      WebhookDoor.Signature signature,
      List<WebhookDoor.Range> allowed,
      List<WebhookDoor.Range> trusted) {
    WebhookDoor.Address address =
        new WebhookDoor.Address(
            "webhook.secret", "webhook.previous-secret", secret(secret), secret(previous));
    return Optional.of(new WebhookDoor(List.of(address), signature, allowed, trusted));
  }

  private static WebhookDoor.Signature unsigned() {
    return signed("", "", 300);
  }

  private static WebhookDoor.Signature signed(String key, String previous, long tolerance) {
    return new WebhookDoor.Signature(
        secret(key),
        secret(previous),
        text -> text.length() >= 16,
        Optional.of(Duration.ofSeconds(tolerance)));
  }

  private static RotatingSecret secret(String text) {
    return new RotatingSecret() {
      @Override
      public Optional<String> value() {
        return Optional.of(text).filter(some -> !some.isEmpty());
      }

      @Override
      public Optional<String> renewed() {
        return value();
      }
    };
  }

  private static List<String> told(Optional<WebhookDoor> door) {
    return ofDoor(bench.examine(bench.subject(), PlainCoachview.absent(), door)).stream()
        .map(WebhookDoorTest::told)
        .toList();
  }

  private static List<Finding> ofDoor(Conclusion conclusion) {
    return conclusion.findings().stream()
        .filter(finding -> finding.check().label().startsWith("webhook"))
        .toList();
  }

  private static String told(Finding finding) {
    return finding.status() == Status.OK
        ? "ok " + finding.check().label() + finding.note().map(note -> " {" + note + "}").orElse("")
        : finding.status().label() + " " + finding.needs().get(0);
  }
}
