package nl.coachmoodle.inbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.function.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may come in, by the settings. */
class WebhookAccessTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String KEY = "0123456789abcdef";
  private static final byte[] BODY = "{}".getBytes(UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void withoutASecretThereIsNoDoor() {
    assertThat(refusal(access(), "/webhooks/" + SECRET, "192.0.2.1"))
        .contains(Failure.of(FailureCode.ADDRESS_UNKNOWN));
    assertThat(refusal(access(), "/webhooks/", "192.0.2.1"))
        .contains(Failure.of(FailureCode.ADDRESS_UNKNOWN));
  }

  @Test
  void aWrongSecretIsAnUnknownAddressWhereverItComesFrom() {
    WebhookAccess access =
        access("webhook.secret", SECRET, "webhook.allowed-sources", "203.0.113.0/24");

    for (String peer : List.of("203.0.113.1", "192.0.2.1")) {
      assertThat(refusal(access, "/webhooks/" + SECRET + "x", peer))
          .contains(Failure.of(FailureCode.ADDRESS_UNKNOWN));
    }
  }

  @Test
  void theRightSecretFromElsewhereIsToldWhereItCameFrom() {
    WebhookAccess access =
        access("webhook.secret", SECRET, "webhook.allowed-sources", "203.0.113.0/24,2001:db8::1");

    assertThat(refusal(access, "/webhooks/" + SECRET, "203.0.113.1")).isEmpty();
    assertThat(refusal(access, "/webhooks/" + SECRET, "2001:db8::1")).isEmpty();
    assertThat(refusal(access, "/webhooks/" + SECRET, "192.0.2.1"))
        .contains(Failure.of(FailureCode.SOURCE_NOT_ALLOWED).with("address", "192.0.2.1"));
    assertThat(refusal(access, "/webhooks/" + SECRET, "<script>"))
        .contains(Failure.of(FailureCode.SOURCE_NOT_ALLOWED).with("address", "unreadable"));
  }

  @Test
  void signaturesAreAskedForOnceThereIsAKey() {
    WebhookAccess access = access("webhook.secret", SECRET, "webhook.signature.key", KEY);
    Caller unsigned = caller("/webhooks/" + SECRET, "192.0.2.1", Map.of());

    assertThat(access.refusesUnread(unsigned)).isEmpty();
    assertThatThrownBy(() -> access.admit(unsigned, BODY))
        .isInstanceOfSatisfying(
            FailedException.class,
            refused ->
                assertThat(refused.failure())
                    .isEqualTo(
                        Failure.of(FailureCode.SIGNATURE_REFUSED).with("reason", "missing")));
  }

  @ParameterizedTest
  @CsvSource({
    "webhook.signature.signed-text, body, X-WebHook-Signature",
    "webhook.signature.algorithm, sha-512, X-WebHook-Signature",
    "webhook.signature.header, X-Hub-Signature, X-Hub-Signature",
  })
  void bodiesAreSignedAsCoachviewWantsItUnlessSetOtherwise(
      String setting, String value, String header) {
    WebhookAccess access =
        access("webhook.secret", SECRET, "webhook.signature.key", KEY, setting, value);
    String hex =
        HexFormat.of()
            .formatHex(new HmacKey(SignatureAlgorithm.SHA_512, KEY.getBytes(UTF_8)).sign(BODY));

    assertThat(
            access
                .admit(caller("/webhooks/" + SECRET, "192.0.2.1", Map.of(header, hex)), BODY)
                .name())
        .isEqualTo("default");
  }

  @Test
  void standardWebhooksAreSignedByKeysInBase64() {
    byte[] key = "a key of twenty-four bytes".getBytes(UTF_8);
    String text = Base64.getEncoder().encodeToString(key);
    String time = Long.toString(NOW.getEpochSecond());
    byte[] signature =
        new HmacKey(SignatureAlgorithm.SHA_256, key)
            .sign(("m1." + time + ".").getBytes(UTF_8), BODY);
    Map<String, String> headers =
        Map.of(
            "svix-id",
            "m1",
            "svix-timestamp",
            time,
            "svix-signature",
            "v1," + Base64.getEncoder().encodeToString(signature));
    for (String prefix : List.of("", "whsec_")) {
      WebhookAccess access =
          access(
              "webhook.secret", SECRET,
              "webhook.signature.previous-key", prefix + text,
              "webhook.signature.key", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
              "webhook.signature.signed-text", "standard-webhooks",
              "webhook.signature.header", "svix-signature");

      assertThat(access.admit(caller("/webhooks/" + SECRET, "::1", headers), BODY).name())
          .isEqualTo("default");
      assertThatThrownBy(() -> access.admit(caller("/webhooks/" + SECRET, "::1", Map.of()), BODY))
          .hasMessageContaining("setup/signature-refused");
    }
  }

  @Test
  void addressesOfTheirOwnHaveAnEventOfTheirOwn() {
    WebhookAccess access =
        access(
            "webhook.addresses.category.secret",
            SECRET,
            "webhook.addresses.category.previous-secret",
            SECRET + "-previous",
            "webhook.addresses.category.event",
            "persoon.categorie.toegevoegd");

    for (String secret : List.of(SECRET, SECRET + "-previous")) {
      WebhookAddress address =
          access.admit(caller("/webhooks/" + secret, "192.0.2.1", Map.of()), BODY);
      assertThat(address.name()).isEqualTo("category");
      assertThat(address.event()).contains("persoon.categorie.toegevoegd");
    }
  }

  private static Optional<Failure> refusal(WebhookAccess access, String path, String peer) {
    return access.refusesUnread(caller(path, peer, Map.of()));
  }

  private static Caller caller(String path, String peer, Map<String, String> headers) {
    return new Caller(path, peer, name -> Optional.ofNullable(headers.get(name)).stream().toList());
  }

  @Test
  void secretsAndKeysThatAreChangedCountAtOnce() {
    Map<String, String> now = new HashMap<>(Map.of("webhook.secret", SECRET));
    String[] settings = {"webhook.secret", SECRET, "webhook.signature.key", KEY};
    now.put("webhook.signature.key", KEY);
    WebhookAccess access = access(now, settings);
    String newSecret = SECRET + "-new";
    String newKey = "fedcba9876543210";

    now.put("webhook.secret", newSecret);
    now.put("webhook.previous-secret", SECRET);
    now.put("webhook.signature.key", newKey);
    now.put("webhook.signature.previous-key", KEY);
    for (String secret : List.of(SECRET, newSecret)) {
      for (String key : List.of(KEY, newKey)) {
        assertThat(access.admit(signed("/webhooks/" + secret, key), BODY).name())
            .isEqualTo("default");
      }
    }

    now.remove("webhook.previous-secret");
    now.put("webhook.signature.previous-key", "short");
    assertThat(access.admit(signed("/webhooks/" + newSecret, newKey), BODY)).isNotNull();
    assertThatThrownBy(() -> access.admit(signed("/webhooks/" + SECRET, newKey), BODY))
        .hasMessageContaining("data/address-unknown");
    assertThatThrownBy(() -> access.admit(signed("/webhooks/" + newSecret, KEY), BODY))
        .hasMessageContaining("setup/signature-refused");
    now.remove("webhook.signature.key");
    assertThatThrownBy(() -> access.admit(signed("/webhooks/" + newSecret, newKey), BODY))
        .hasMessageContaining("setup/signature-refused");
  }

  private static Caller signed(String path, String key) {
    byte[] signature = new HmacKey(SignatureAlgorithm.SHA_512, key.getBytes(UTF_8)).sign(BODY);
    return caller(
        path, "192.0.2.1", Map.of("X-WebHook-Signature", HexFormat.of().formatHex(signature)));
  }

  private static WebhookAccess access(String... settings) {
    Map<String, String> now = new HashMap<>();
    for (int name = 0; name < settings.length; name += 2) {
      now.put(settings[name], settings[name + 1]);
    }
    return access(now, settings);
  }

  /** An access whose secrets are those of the map, whenever it is asked. */
  private static WebhookAccess access(Map<String, String> now, String... settings) {
    WebhookSettings read = Settings.read(WebhookSettings.class, settings);
    WebhookRules rules = new WebhookRules(read);
    Function<String, RotatingSecret> secrets = name -> new Changing(now, name);
    return new WebhookAccess(
        rules.addresses(secrets),
        rules.sources(),
        new SignatureKeys(read.signature(), secrets).check(() -> NOW));
  }

  private record Changing(Map<String, String> now, String name) implements RotatingSecret {
    @Override
    public Optional<String> value() {
      return Optional.ofNullable(now.get(name));
    }

    @Override
    public Optional<String> renewed() {
      return value();
    }
  }
}
