package nl.coachmoodle.inbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.hostile.HostileDice;

/** Whatever anybody posts to a webhook: it is read or refused, and never mistaken. */
class HostileWebhookTest {
  private static final List<String> NAMES =
      List.of("event", "PersoonId", "persoonid", "data", "id", "type", "Categorie", "a.b", "");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-www-form-urlencoded",
          "application/vnd.x+json; charset=utf-7",
          "",
          "text/plain");
  private static final String KEY = "0123456789abcdef";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));

  private final WebhookBody bodies = new WebhookBody(new ObjectMapper());

  @Property
  void bodiesAreReadOrRefused(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    String text = dice.below(3) == 0 ? dice.text() + "=" + dice.text() : dice.json(NAMES);
    byte[] body = dice.below(8) == 0 ? dice.bytes() : dice.bytes(text);
    HostileDice.within(
        () -> {
          try {
            for (WebhookMessage message : bodies.read(Optional.of(dice.oneOf(TYPES)), body)) {
              assertThat(message.names()).allMatch(name -> name.matches("[a-z0-9_.-]+"));
              NAMES.forEach(name -> lookFor(message, name));
            }
          } catch (FailedException refused) {
            assertThat(refused.failure().code())
                .isIn(FailureCode.INPUT_INVALID, FailureCode.MEDIA_TYPE_UNSUPPORTED);
            assertThat(refused.failure().toString()).doesNotContain("\n", "\u001b");
          }
        });
  }

  private static void lookFor(WebhookMessage message, String name) {
    try {
      message
          .find(name)
          .ifPresent(
              value -> {
                assertThat(value).hasSizeLessThanOrEqualTo(255).doesNotContain("\n", "\ufffd");
                assertThat(value).isNotBlank();
              });
    } catch (FailedException uncertain) {
      assertThat(uncertain.failure().code()).isEqualTo(FailureCode.INPUT_INVALID);
    }
  }

  @Property
  void headersWithoutTheKeyAreNoSignature(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    Map<String, List<String>> sent = new HashMap<>();
    for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature", "x-sig")) {
      if (dice.below(6) > 0) {
        sent.put(name, List.of(dice.below(3) == 0 ? "1800000000" : "v1," + dice.text()));
      }
    }
    RequestHeaders headers = name -> sent.getOrDefault(name, List.of());
    SigningKeys keys =
        new SigningKeys(
            List.of(RotatingSecret.fixed(KEY)),
            key -> new HmacKey(SignatureAlgorithm.SHA_256, key.getBytes(UTF_8)));
    SignatureEncoding encoding = dice.oneOf(List.of(SignatureEncoding.values()));
    byte[] body = dice.bytes();

    assertThat(
            new StandardSignature("webhook", encoding, keys, Duration.ofMinutes(5), CLOCK)
                .refuses(headers, body))
        .isPresent();
    assertThat(
            new BodySignature("x-sig", SignatureAlgorithm.SHA_256, encoding, keys)
                .refuses(headers, body))
        .isPresent();
  }

  @Property
  void whatIsForwardedForNeverLetsAStrangerIn(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    SourceCheck check =
        new SourceCheck(Set.of(Cidr.of("203.0.113.0/24")), Set.of(Cidr.of("10.0.0.0/8")));

    assertThat(check.allows("192.0.2.1", List.of(dice.text(), "203.0.113.9"))).isFalse();
    assertThat(check.allows("10.0.0.1", List.of(dice.text() + ", 192.0.2.1"))).isFalse();
    assertThat(check.allows("10.0.0.1", List.of(dice.text(), "203.0.113.9, 10.0.0.7"))).isTrue();
    check.allows(dice.text(), List.of(dice.text()));
  }

  @Property
  void settingsAreReadOrNamedAsWrong(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    isReadOrWrong(() -> Cidr.of(dice.text()));
    isReadOrWrong(() -> RouteText.read(dice.damaged("a.b[C=d, E=f] -> syncProfile(x=Y, z='1')")));
    isReadOrWrong(() -> RouteText.read(dice.text()));
  }

  private static void isReadOrWrong(Runnable parser) {
    HostileDice.within(
        () -> {
          try {
            parser.run();
          } catch (IllegalArgumentException wrong) {
            assertThat(wrong.getMessage()).isNotBlank();
          }
        });
  }

  @Property
  void noPathIsAnAddressByChance(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    String secret = "s".repeat(40);
    WebhookAddresses addresses =
        new WebhookAddresses(
            List.of(
                new WebhookAddress(
                    "usual", List.of(RotatingSecret.fixed(secret)), Optional.empty())));
    String path = "/webhooks/" + secret;

    assertThat(addresses.find(path)).isPresent();
    String other = dice.damaged(path);
    assertThat(addresses.find(other).isPresent()).isEqualTo(other.equals(path));
    assertThat(addresses.find("/webhooks/" + dice.text())).isEmpty();
  }
}
