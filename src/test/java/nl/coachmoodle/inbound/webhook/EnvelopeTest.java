package nl.coachmoodle.inbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.function.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the event's name and id are found. */
class EnvelopeTest {
  private static final Routes ROUTES = new Routes(RouteText.read("a.known -> syncProfile"));
  private static final RequestHeaders NONE = name -> List.of();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\": \"a.known\"}",
        "{\"Event\": \"a.known\", \"type\": \"persoon\"}",
        "{\"EventName\": \"a.known\"}",
        "{\"gebeurtenis\": \"a.known\"}",
        "{\"type\": \"A.known\"}",
        "{\"event\": \"x\", \"type\": \"a.known\"}",
        "{\"kop\": {\"event\": \"a.known\"}}",
      })
  void theNameIsFoundInTheMessage(String message) {
    assertThat(event(defaults(), Optional.empty(), NONE, message).orElseThrow())
        .isEqualToIgnoringCase("a.known");
  }

  @Test
  void aNameThatNoRouteKnowsIsANameToo() {
    assertThat(event(defaults(), Optional.empty(), NONE, "{\"event\": \"x\", \"type\": \"y\"}"))
        .contains("x");
    assertThat(event(defaults(), Optional.empty(), NONE, "{\"PersoonId\": \"1\"}")).isEmpty();
  }

  @Test
  void theAddressComesFirstThenTheHeaderThenTheMessage() {
    Envelope envelope =
        envelope("webhook.event-header", "X-Event", "webhook.event-fields", "kop.naam");
    RequestHeaders headers = headers("X-Event", "of.header");
    String message = "{\"kop\": {\"naam\": \"of.message\"}, \"event\": \"x\"}";

    assertThat(event(envelope, Optional.of("of.address"), headers, message)).contains("of.address");
    assertThat(event(envelope, Optional.empty(), headers, message)).contains("of.header");
    assertThat(event(envelope, Optional.empty(), NONE, message)).contains("of.message");
  }

  @Test
  void theSendersIdIsKept() {
    Envelope envelope = envelope("webhook.id-fields", "berichtId,kop.id");

    assertThat(envelope.id(headers("webhook-id", "m1"), message("{\"berichtId\": \"m2\"}")))
        .isEqualTo("m1");
    assertThat(envelope.id(NONE, message("{\"berichtId\": \"m2\", \"kop\": {\"id\": 3}}")))
        .isEqualTo("m2");
    assertThat(envelope.id(NONE, message("{\"kop\": {\"id\": 3}}"))).isEqualTo("3");
  }

  @Test
  void withoutOneEveryReceiptHasItsOwn() {
    WebhookMessage thin = message("{\"event\": \"a.known\", \"PersoonId\": \"1\", \"id\": \"2\"}");

    String first = defaults().id(NONE, thin);

    assertThat(first).matches("[0-9a-f-]{36}").isNotEqualTo(defaults().id(NONE, thin));
  }

  private static Envelope defaults() {
    return envelope();
  }

  private static Envelope envelope(String... settings) {
    return new WebhookRules(Settings.read(WebhookSettings.class, settings)).envelope();
  }

  private static Optional<String> event(
      Envelope envelope, Optional<String> fixed, RequestHeaders headers, String message) {
    return envelope.event(fixed, headers, message(message), ROUTES);
  }

  private static RequestHeaders headers(String name, String value) {
    return wanted -> Map.of(name, List.of(value)).getOrDefault(wanted, List.of());
  }

  private static WebhookMessage message(String json) {
    return new WebhookBody(new ObjectMapper())
        .read(Optional.of("application/json"), json.getBytes(UTF_8))
        .get(0);
  }
}
