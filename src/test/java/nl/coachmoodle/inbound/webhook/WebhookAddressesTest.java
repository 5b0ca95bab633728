package nl.coachmoodle.inbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses with a secret in them. */
class WebhookAddressesTest {
  private static final String CURRENT = "current-0123456789_ABCDEFGHIJKLMN";
  private static final String PREVIOUS = "previous-0123456789_ABCDEFGHIJKLMN";
  private static final String OTHER = "other-0123456789_ABCDEFGHIJKLMNOPQ";

  private final WebhookAddresses addresses =
      new WebhookAddresses(
          List.of(
              new WebhookAddress(
                  "default",
                  List.of(RotatingSecret.fixed(CURRENT), RotatingSecret.fixed(PREVIOUS)),
                  Optional.empty()),
              new WebhookAddress(
                  "category", List.of(RotatingSecret.fixed(OTHER)), Optional.of("x.y"))));

  @Test
  void theCurrentAndThePreviousSecretOpen() {
    assertThat(name("/webhooks/" + CURRENT)).contains("default");
    assertThat(name("/webhooks/" + PREVIOUS)).contains("default");
    assertThat(name("/webhooks/" + OTHER)).contains("category");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/",
        "/webhooks",
        "/webhooks/wrong-0123456789_ABCDEFGHIJKLMN",
        "/webhooks/" + CURRENT + "x",
        "/webhooks/current-0123456789_ABCDEFGHIJKLM",
        "/webhooks/CURRENT-0123456789_ABCDEFGHIJKLMN",
        "/webhooks/" + CURRENT + "/",
        "/webhooks//" + CURRENT,
        "//webhooks/" + CURRENT,
        "/webhooks/" + CURRENT + ";x=1",
        "/webhooks;x/" + CURRENT,
        "/webhooks/./" + CURRENT,
        "/x/../webhooks/" + CURRENT,
        "/webhooks%2F" + CURRENT,
        "/webhooks/%63urrent-0123456789_ABCDEFGHIJKLMN",
        "/webhooks/" + CURRENT + "%00",
        "/webhooks/" + CURRENT + "%3Bx",
        "/webhooks/" + CURRENT + "\n",
        "/Webhooks/" + CURRENT,
        "",
      })
  void nothingElseOpens(String path) {
    assertThat(addresses.find(path)).isEmpty();
  }

  @Test
  void thePathOfADoorIsKnownWhateverTheSecretIs() {
    for (String path : List.of("/webhooks/" + CURRENT, "/webhooks/x", "/webhooks/_-9")) {
      assertThat(WebhookAccess.isDoor(path)).isTrue();
    }
    for (String path :
        List.of("/webhooks/", "/webhooks", "/webhooks/a/b", "/webhooks/a%20", "/q/health", "")) {
      assertThat(WebhookAccess.isDoor(path)).isFalse();
    }
    assertThat(WebhookAccess.isDoor("/webhooks/" + "a".repeat(128))).isTrue();
    assertThat(WebhookAccess.isDoor("/webhooks/" + "a".repeat(129))).isFalse();
  }

  @Test
  void aShortSecretOpensNothing() {
    WebhookAddress shortOne =
        new WebhookAddress("short", List.of(RotatingSecret.fixed("short")), Optional.empty());

    assertThat(new WebhookAddresses(List.of(shortOne)).find("/webhooks/short")).isEmpty();
  }

  @Test
  void withoutAddressesNothingOpens() {
    assertThat(new WebhookAddresses(List.of()).find("/webhooks/" + CURRENT)).isEmpty();
  }

  @Test
  void anAddressDoesNotShowItsSecrets() {
    assertThat(addresses.find("/webhooks/" + CURRENT).orElseThrow().toString())
        .isEqualTo("webhook address default");
  }

  private Optional<String> name(String path) {
    return addresses.find(path).map(WebhookAddress::name);
  }
}
