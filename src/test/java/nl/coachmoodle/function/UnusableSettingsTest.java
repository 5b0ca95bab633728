package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.runtime.configuration.ConfigurationException;
import nl.coachmoodle.cloud.CloudSettings;
import nl.coachmoodle.inbound.webhook.WebhookSettings;
import nl.coachmoodle.moodle.wire.MoodleSettings;
import nl.coachmoodle.outbound.OutboundSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are not of the right kind are named like everything else that is wrong. */
class UnusableSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "moodle.batch.lookups | abc | moodle.batch.lookups must be a whole number",
        "moodle.batch.lookups | 99999999999 | moodle.batch.lookups must be a whole number",
        "moodle.protected-ids | 5,abc | moodle.protected-ids must be a whole number",
        "moodle.retry.delay | abc | moodle.retry.delay must be a duration such as 30s, 5m or 26h",
        "moodle.time-zone | abc | moodle.time-zone cannot be read: see what it means in the README",
        "moodle.retry.max | '' | moodle.retry.max is empty: give it a value, or leave it out",
        "moodle.url | abc://x | moodle.url: this is not an address such as"
      })
  void theSettingIsNamedWithWhatItMustBe(String setting, String value, String sentence) {
    String told = told(MoodleSettings.class, setting, value);

    assertThat(told)
        .startsWith("These settings must be changed:\n  - " + sentence)
        .doesNotContain("abc", "SRCFG", "Exception");
    assertThat(told.lines()).hasSize(2);
  }

  @Test
  void choicesAreNamed() {
    assertThat(told(WebhookSettings.class, "webhook.signature.signed-text", "abc"))
        .contains("webhook.signature.signed-text must be one of ", "standard-webhooks", ", ")
        .doesNotContain("abc");
  }

  @Test
  void whatAConverterOfOursSaysIsKept() {
    assertThat(told(WebhookSettings.class, "webhook.allowed-sources", "203.0.113.0/33"))
        .contains(
            "webhook.allowed-sources: \"203.0.113.0/33\": the prefix is not between 0 and 32");
  }

  @Test
  void noPasswordInAValueIsShown() {
    assertThat(
            told(
                OutboundSettings.class,
                "outbound.dead-letter-queue",
                "https://user:geheim@queue.example",
                "outbound.queue-map",
                "syncProfile=https://user:geheim@queue.example"))
        .contains("outbound.dead-letter-queue: this is not an address")
        .contains("outbound.queue-map: syncProfile: this is not an address")
        .doesNotContain("geheim");
    assertThat(told(CloudSettings.class, "cloud.extension", "http://u:geheim@[x"))
        .contains("cloud.extension cannot be read")
        .doesNotContain("geheim");
  }

  @Test
  void everythingIsNamedAtOnce() {
    assertThat(
            told(
                MoodleSettings.class,
                "moodle.batch.lookups",
                "abc",
                "moodle.retry.delay",
                "abc",
                "moodle.batch.updates",
                "1.5"))
        .contains("moodle.batch.lookups", "moodle.retry.delay", "moodle.batch.updates");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(told(WebhookSettings.class, "webhook.routes.a.event", "x"))
        .contains("  - webhook.routes.a.function is missing");
  }

  @Test
  void aFileOfAuthoritiesThatCannotBeReadIsNamed() {
    assertThat(told(MoodleSettings.class, "moodle.authorities", "/nowhere/authority.pem"))
        .contains("  - moodle.authorities: \"/nowhere/authority.pem\": this file cannot be read");
  }

  @Test
  void otherFailuresAreLeftToOthers() {
    assertThat(UnusableSettings.told(new IllegalStateException("x"))).isEmpty();
    assertThat(UnusableSettings.told(new RuntimeException(new ConfigurationException("told"))))
        .contains("told");
  }

  private static String told(Class<?> mapping, String... settings) {
    Throwable thrown = catchThrowable(() -> Settings.read(mapping, settings));
    return UnusableSettings.told(new RuntimeException("start", thrown)).orElseThrow();
  }
}
