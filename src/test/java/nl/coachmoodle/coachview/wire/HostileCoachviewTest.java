package nl.coachmoodle.coachview.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.hostile.HostileDice;

/** Whatever Coachview's API answers: it is rows or a failure with a code. */
class HostileCoachviewTest {
  private static final List<String> NAMES =
      List.of(
          "id",
          "externId",
          "externSource",
          "voornaam",
          "tussenvoegsels",
          "achternaam",
          "geboortedatum",
          "email1",
          "email1TypeId",
          "inactief",
          "naam",
          "persoonId",
          "opleidingId",
          "opleidingsvraagStatusId",
          "heeftVrijstelling",
          "startDatum",
          "eindDatum",
          "auditTrail",
          "access_token",
          "error");
  private static final List<Integer> STATUSES =
      List.of(200, 200, 200, 200, 200, 200, 204, 301, 401, 403, 404, 408, 429, 500, 503, 999, 0);
  private static final List<String> COUNTS = List.of("1", "0", "-1", "9999999999", "x", "");

  private final ObjectMapper json = new ObjectMapper();
  private final AnswerReader reader = new AnswerReader();
  private final Translation translation =
      new Translation(new Names(PlainCoachview.settings().names()));
  private final List<Function<Row, Object>> entities =
      List.of(
          translation::person,
          translation::enrolment,
          translation::part,
          translation::component,
          translation::run,
          translation::category);

  @Property
  void anyAnswerIsRowsOrAFailure(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", dice.below(8) == 0 ? dice.text() : "application/json");
    headers.put("RowCount", dice.oneOf(COUNTS));
    String body = dice.json(NAMES);
    HttpAnswer http =
        new HttpAnswer(dice.oneOf(STATUSES), headers, dice.below(3) == 0 ? body : "[" + body + "]");
    HostileDice.within(
        () -> {
          Answer answer = reader.read(new Query("Personen", 0, Map.of()), http);
          if (answer instanceof Answer.Rows rows) {
            rows.rows().forEach(row -> entities.forEach(entity -> translate(row, entity)));
          }
        });
  }

  private static void translate(JsonNode row, Function<Row, Object> entity) {
    try {
      entity.apply(new Row(row));
    } catch (FailedException unexpected) {
      assertThat(unexpected.failure().code().code()).contains("coachview");
    }
  }

  @Property
  void anyAnswerOfTheTokenAddressIsATokenOrAFailure(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    String body = dice.below(3) == 0 ? dice.text() : dice.json(NAMES);
    HttpAnswer http = new HttpAnswer(dice.oneOf(STATUSES), Map.of(), body);
    HostileDice.within(
        () -> {
          try {
            TokenAnswer answer = TokenAnswer.read(json, http);
            assertThat(answer.token()).matches("[A-Za-z0-9._~+/=-]+");
            assertThat(answer.life()).isBetween(Duration.ZERO, Duration.ofDays(1));
          } catch (FailedException refused) {
            assertThat(refused.failure().facts().getOrDefault("error", "")).matches("[a-z_]*");
          }
        });
  }
}
