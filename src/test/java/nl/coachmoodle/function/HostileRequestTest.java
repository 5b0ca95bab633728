package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.hostile.HostileDice;

/** Whatever JSON comes to a function: it is read, or refused with everything that is wrong. */
class HostileRequestTest {
  private static final List<String> NAMES =
      List.of(
          "externalId",
          "PersoonExterneId",
          "lastName",
          "firstName",
          "email",
          "emails",
          "address",
          "kind",
          "preferred",
          "fields",
          "code",
          "codes",
          "cohort",
          "role",
          "start",
          "end",
          "withdrawal",
          "suspended",
          "personId",
          "enrolmentId",
          "participants",
          "mode",
          "onFailure",
          "_delivery",
          "body",
          "attributes",
          "SentTimestamp");

  private final ObjectMapper json = new ObjectMapper();

  @Property
  void requestsAreReadOrRefused(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    String text = dice.json(NAMES);
    HostileDice.within(
        () -> {
          try {
            Map<String, Object> request =
                json.readValue(text, new TypeReference<Map<String, Object>>() {});
            Delivery.in(request == null ? Map.of() : request);
            Request.read(
                request, dice.oneOf(EveryOperation.ALL), dice.oneOf(List.of(Aim.values())));
          } catch (JsonProcessingException unreadable) {
            assertThat(text).isNotNull();
          } catch (FailedException refused) {
            assertThat(refused.failure().code()).isEqualTo(FailureCode.INPUT_INVALID);
            assertThat(refused.failure().toString()).doesNotContain("\n", "\u001b", "\u0000");
          }
        });
  }

  @Property
  void messagesOfSqsAreMarkedOrLeftAsTheyAre(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    ObjectNode message = json.createObjectNode();
    String body = dice.json(NAMES);
    message.put("body", body);
    message.putObject("attributes").put("SentTimestamp", dice.text());
    HostileDice.within(() -> SqsDelivery.mark(message));

    assertThat(isObject(message.path("body").asText())).isEqualTo(isObject(body));
  }

  private boolean isObject(String text) {
    try {
      return json.readValue(text, new TypeReference<Map<String, Object>>() {}) != null;
    } catch (JsonProcessingException unreadable) {
      return false;
    }
  }

  @Property
  void filesAndMomentsAreReadOrNone(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    String moment = dice.below(2) == 0 ? dice.text() : dice.damaged("2026-11-28T12:00:00.5+01:00");
    HostileDice.within(
        () -> {
          TwoColumns.read(dice.text() + "\"" + dice.text() + ";" + dice.text())
              .forEach(line -> assertThat(line.number()).isPositive());
          Moments.read(moment, EveryOperation.ZONE, LocalTime.MIN)
              .ifPresent(
                  read ->
                      assertThat(read).isBetween(Instant.EPOCH, Instant.ofEpochSecond(1L << 33)));
        });
  }
}
