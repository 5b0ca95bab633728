package nl.coachmoodle.inbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.coachmoodle.function.AddToCohort;
import nl.coachmoodle.function.EnrolParticipant;
import nl.coachmoodle.function.FunctionDirectory;
import nl.coachmoodle.function.RemoveFromCohort;
import nl.coachmoodle.function.SettingProblems;
import nl.coachmoodle.function.Settings;
import nl.coachmoodle.function.SuspendParticipant;
import nl.coachmoodle.function.SyncProfile;
import nl.coachmoodle.function.WithdrawParticipant;
import nl.coachmoodle.outbound.OutboundSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the door that cannot work are named at the start, and secrets are not shown. */
class WebhookSettingsCheckTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void theDefaultsWork() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void aWholeSetOfSettingsWorks() {
    assertThat(
            problems(
                "webhook.secret", SECRET,
                "webhook.previous-secret", SECRET + "_-",
                "webhook.addresses.category.secret", "x".repeat(128),
                "webhook.signature.key", "0123456789abcdef",
                "webhook.signature.previous-key", "fedcba9876543210",
                "webhook.allowed-sources", "203.0.113.0/24,2001:db8::1",
                "webhook.trusted-proxies", "127.0.0.1",
                "webhook.route-map",
                    "a -> syncProfile; b[x=1] -> enrolParticipant(enrolmentId=Id)"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook.secret",
        "webhook.addresses.category.secret",
        "webhook.addresses.category.previous-secret"
      })
  void aSecretIsLongAndPlain(String setting) {
    for (String wrong :
        List.of(
            "geheim-0123456789abcdef01234567",
            "geheim/" + SECRET,
            "geheim%20" + SECRET,
            "geheim " + SECRET,
            "é" + SECRET)) {
      List<String> problems =
          problems("webhook.addresses.category.secret", "y".repeat(40), setting, wrong);

      assertThat(problems)
          .singleElement()
          .asString()
          .startsWith(setting + " must have 32 to 128 characters")
          .doesNotContain("geheim");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"my.site\"", "\"a b\"", "\"\u00e9\""})
  void anAddressHasAPlainName(String name) {
    assertThat(problems("webhook.addresses." + name + ".secret", SECRET))
        .singleElement()
        .asString()
        .startsWith("webhook.addresses." + name.replace("\"", "") + ": the name of an address must")
        .doesNotContain(SECRET);
  }

  @Test
  void anAddressWithoutItsSecretIsNamed() {
    assertThat(problems("webhook.addresses.category.event", "a"))
        .containsExactly("webhook.addresses.category.secret is missing: it never opens without");
  }

  @Test
  void aRouteToAFunctionThatTheQueueMapForgotIsWarnedAbout() {
    String routes =
        "a -> syncProfile; b -> suspendParticipant(externalId=Id);"
            + " c -> suspendParticipant(externalId=Id)";

    assertThat(withoutQueue("webhook.route-map", routes)).isEmpty();
    assertThat(
            withoutQueue(
                "webhook.route-map",
                routes,
                "outbound.queue-map",
                "syncProfile=https://sqs.eu-west-1.amazonaws.com/1/sync.fifo"))
        .containsExactly("suspendParticipant");
    assertThat(
            withoutQueue(
                "webhook.route-map",
                routes,
                "outbound.queue-map",
                "syncProfile=https://sqs.eu-west-1.amazonaws.com/1/sync.fifo",
                "outbound.queues.suspendParticipant",
                "https://sqs.eu-west-1.amazonaws.com/1/suspend.fifo"))
        .isEmpty();
  }

  @Test
  void aPreviousSecretNeedsACurrentOne() {
    assertThat(problems("webhook.previous-secret", SECRET))
        .singleElement()
        .asString()
        .startsWith("webhook.previous-secret is set without webhook.secret");
  }

  @Test
  void noSecretIsUsedTwice() {
    assertThat(problems("webhook.secret", SECRET, "webhook.addresses.a.secret", SECRET))
        .singleElement()
        .asString()
        .startsWith("webhook.addresses.a.secret is the same as another secret")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "body, geheim, webhook.signature.key must have at least 16 bytes",
    "standard-webhooks, geheim-geheim-geheim, webhook.signature.key must be Base64",
    "standard-webhooks, whsec_Z2VoZWlt, webhook.signature.key must have at least 16 bytes",
  })
  void aKeyIsLongAndReadable(String signedText, String key, String problem) {
    assertThat(problems("webhook.signature.signed-text", signedText, "webhook.signature.key", key))
        .singleElement()
        .asString()
        .startsWith(problem)
        .doesNotContain("geheim", "Z2VoZWlt");
  }

  @Test
  void aPreviousKeyIsLongAndReadableToo() {
    assertThat(
            problems(
                "webhook.signature.key", "0123456789abcdef",
                "webhook.signature.previous-key", "geheim"))
        .singleElement()
        .asString()
        .startsWith("webhook.signature.previous-key must have at least 16 bytes")
        .doesNotContain("geheim");
  }

  @Test
  void aKeyOfBlanksIsNone() {
    assertThat(problems("webhook.signature.key", " ", "webhook.signature.previous-key", " "))
        .isEmpty();
  }

  @Test
  void aPreviousKeyNeedsACurrentOne() {
    assertThat(problems("webhook.signature.previous-key", "0123456789abcdef"))
        .singleElement()
        .asString()
        .startsWith("webhook.signature.previous-key is set without webhook.signature.key");
  }

  @Test
  void theHeadersOfStandardWebhooksBelongTogether() {
    assertThat(
            problems(
                "webhook.signature.signed-text", "standard-webhooks",
                "webhook.signature.key", "MDEyMzQ1Njc4OWFiY2RlZg==",
                "webhook.signature.header", "X-Hub"))
        .singleElement()
        .asString()
        .startsWith("webhook.signature.header must end in -signature");
  }

  @Test
  void aToleranceIsNotNegative() {
    assertThat(problems("webhook.signature.tolerance", "PT-1S"))
        .singleElement()
        .asString()
        .startsWith("webhook.signature.tolerance");
  }

  @Test
  void aRouteLeadsToAFunction() {
    assertThat(problems("webhook.route-map", "a -> syncProfiel"))
        .singleElement()
        .asString()
        .contains("\"syncProfiel\" is not a function")
        .contains("enrolParticipant, ");
    assertThat(problems("webhook.route-map", "a = syncProfile"))
        .singleElement()
        .asString()
        .startsWith("webhook.route-map: \"a = syncProfile\" is not a route");
    assertThat(
            problems(
                "webhook.routes.a.event", "a",
                "webhook.routes.a.function", "enrolParticipant",
                "webhook.routes.a.fields.lastName", "Naam"))
        .singleElement()
        .asString()
        .startsWith("webhook.routes.a: lastName cannot be taken from a message");
  }

  @Test
  void aRangeThatIsNoneIsNamedWithItsSetting() {
    assertThatThrownBy(() -> problems("webhook.allowed-sources", "203.0.113.0/33"))
        .hasMessageContaining("webhook.allowed-sources")
        .hasMessageContaining("\"203.0.113.0/33\": the prefix is not between 0 and 32");
  }

  @Test
  void everythingIsNamedAtOnce() {
    assertThat(
            problems(
                "webhook.secret", "short",
                "webhook.signature.key", "short",
                "webhook.route-map", "a -> b"))
        .hasSize(3);
  }

  private static List<String> problems(String... settings) {
    SettingProblems problems = new SettingProblems();
    check(settings).check(problems);
    return problems.all();
  }

  private static List<String> withoutQueue(String... settings) {
    return check(settings).withoutQueue();
  }

  private static WebhookSettingsCheck check(String... settings) {
    return new WebhookSettingsCheck(
        Settings.read(WebhookSettings.class, settings),
        Settings.read(OutboundSettings.class, settings),
        functions());
  }

  /** Their names are what counts: none is called. */
  private static FunctionDirectory functions() {
    return new FunctionDirectory(
        new EnrolParticipant(null, null),
        new WithdrawParticipant(null, null),
        new SyncProfile(null, null),
        new AddToCohort(null, null),
        new RemoveFromCohort(null, null),
        new SuspendParticipant(null, null));
  }
}
