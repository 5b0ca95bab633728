package nl.coachmoodle.inbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.coachmoodle.function.Settings;
import nl.coachmoodle.setup.WebhookDoor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The door as the examination of the set-up gets it. */
class ExaminedDoorTest {
  private static final String SECRET = "9f2c7d4b1e8a6035c4f7d29b80e13a5c";
  private static final String OTHER = "1b7e94d3c05f28a6e9d417c3f0582ba6";

  @Test
  void everyAddressIsThereWithTheSecretsOfNow() {
    WebhookDoor door = door("webhook.secret", SECRET, "webhook.addresses.category.secret", OTHER);
    assertThat(door.addresses())
        .extracting(WebhookDoor.Address::setting)
        .containsExactly("webhook.secret", "webhook.addresses.category.secret");
    assertThat(door.addresses().get(1).previousSetting())
        .isEqualTo("webhook.addresses.category.previous-secret");
    assertThat(door.addresses().get(0).secret().value()).contains(SECRET);
    assertThat(door.addresses().get(0).previous().value()).isEmpty();
    assertThat(door.toString()).doesNotContain(SECRET).doesNotContain(OTHER);
  }

  @Test
  void aKeyIsUsableOnlyAsItsKindOfSignatureNeedsIt() {
    WebhookDoor.Signature ofBody = door("webhook.signature.key", SECRET).signature();
    assertThat(ofBody.key().value()).contains(SECRET);
    assertThat(ofBody.canUse().test("fifteen-letters")).isFalse();
    assertThat(ofBody.canUse().test("sixteen-letters!")).isTrue();
    assertThat(ofBody.tolerance()).isEmpty();

    WebhookDoor.Signature standard =
        door(
                "webhook.signature.signed-text", "standard-webhooks",
                "webhook.signature.tolerance", "60s")
            .signature();
    assertThat(standard.canUse().test("sixteen-letters!")).isFalse();
    assertThat(standard.tolerance()).contains(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7/32, false, false",
    "0.0.0.0/0, 0.0.0.0/0, true, false",
    "96.0.0.0/7, 96.0.0.0/7, true, false",
    "10.1.0.0/16, 10.1.0.0/16, false, true",
    "8.0.0.0/5, 8.0.0.0/5, true, false",
    "192.168.1.4, 192.168.1.4/32, false, true",
    "2001:db8::/32, 2001:db8::/32, false, false",
    "2000::/3, 2000::/3, true, false",
    "fd00:1::/32, fd00:1::/32, false, true"
  })
  void rangesAreJudged(String setting, String text, boolean isWide, boolean isPrivate) {
    assertThat(door("webhook.allowed-sources", setting).allowed())
        .containsExactly(new WebhookDoor.Range(text, isWide, isPrivate));
    assertThat(door("webhook.trusted-proxies", setting).trusted()).hasSize(1);
  }

  private static WebhookDoor door(String... settings) {
    return new ExaminedDoor(
            Settings.read(WebhookSettings.class, settings), Settings.secrets(settings)::named)
        .door();
  }
}
