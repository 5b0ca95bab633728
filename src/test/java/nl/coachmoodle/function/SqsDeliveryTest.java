package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQS says about a message reaches the function with the message. */
class SqsDeliveryTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theRequestSaysThatItWasQueuedWhenAndByWhichCall() throws JsonProcessingException {
    Map<String, Object> request = marked("{\"externalId\": \"p1\"}");

    assertThat(Delivery.in(request))
        .hasValue(
            new Delivery(
                true,
                Optional.of("reference-1"),
                Optional.of(Instant.ofEpochMilli(1_545_082_649_183L))));
    assertThat(Delivery.original(request)).isEqualTo(Map.of("externalId", "p1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " { } ", "{\"a\": \"}\"}\n", "{\"_delivery\": {\"sent\": \"1\"}}"})
  void anyObjectIsMarkedAndWhatItSaysOfItselfDoesNotCount(String body)
      throws JsonProcessingException {
    assertThat(Delivery.in(marked(body)).orElseThrow().reference()).hasValue("reference-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "[1]", "\"{}\"", "{\"cut\": "})
  void whatIsNoObjectStaysAsItIs(String body) {
    ObjectNode message = message(body);

    SqsDelivery.mark(message);

    assertThat(message).isEqualTo(message(body));
  }

  @Test
  void aMessageWithoutAttributesIsQueuedAllTheSame() throws JsonProcessingException {
    ObjectNode message = JSON.createObjectNode().put("body", "{}");

    SqsDelivery.mark(message);

    assertThat(Delivery.in(read(message.get("body").asText())))
        .hasValue(new Delivery(true, Optional.empty(), Optional.empty()));
  }

  @Test
  void aRequestOfSomebodyWhoWaitsSaysNothing() {
    assertThat(Delivery.in(Map.of("externalId", "p1"))).isEmpty();
    assertThat(Delivery.in(Map.of("_delivery", "text"))).isEmpty();
  }

  private static Map<String, Object> marked(String body) throws JsonProcessingException {
    ObjectNode message = message(body);
    SqsDelivery.mark(message);
    return read(message.get("body").asText());
  }

  private static Map<String, Object> read(String json) throws JsonProcessingException {
    return JSON.readValue(json, new TypeReference<>() {});
  }

  private static ObjectNode message(String body) {
    ObjectNode message = JSON.createObjectNode().put("body", body);
    message.putObject("attributes").put("SentTimestamp", "1545082649183");
    message
        .putObject("messageAttributes")
        .putObject("correlationid")
        .put("dataType", "String")
        .put("stringValue", "reference-1");
    return message;
  }
}
