package nl.coachmoodle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

/** The log as a platform collects it: one JSON object for each line. */
class JsonLinesTest {
  private static final LogFields FIELDS =
      LogFields.of("function", "enrolParticipant")
          .with("outcome", "done")
          .with("ids", List.of("p1", "p2"))
          .with("accounts", Map.of("created", 2L))
          .with("calls", 5)
          .with("ms", 412L);

  @Test
  void fieldsStandByThemselvesWithTheReferenceOfTheCall() throws JsonProcessingException {
    ExtLogRecord logged = record("%s", FIELDS);
    logged.setMdc(Map.of("reference", "r-1"));

    JsonNode line = line(logged);

    assertThat(line.get("function").asText()).isEqualTo("enrolParticipant");
    assertThat(line.get("reference").asText()).isEqualTo("r-1");
    assertThat(line.get("ids")).hasSize(2);
    assertThat(line.at("/accounts/created").asInt()).isEqualTo(2);
    assertThat(line.get("ms").isNumber()).isTrue();
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("time").asText()).isEqualTo("1970-01-01T00:00:01Z");
    assertThat(line.has("message")).isFalse();
  }

  @Test
  void aMarkThatIsAlsoAFieldStandsOnce() throws JsonProcessingException {
    ExtLogRecord logged = record("%s", FIELDS.with("reference", "r-1"));
    logged.setMdc(Map.of("reference", "r-1", "other", "x"));

    JsonNode line = line(logged);

    assertThat(line.get("reference").asText()).isEqualTo("r-1");
    assertThat(line.get("other").asText()).isEqualTo("x");
  }

  @Test
  void fieldsOfTwoParametersStandOnceEach() throws JsonProcessingException {
    JsonNode line = line(record("%s %s", FIELDS, FIELDS.with("outcome", "failed")));

    assertThat(line.get("outcome").asText()).isEqualTo("failed");
  }

  @Test
  void otherLinesHaveTheirMessage() throws JsonProcessingException {
    JsonNode line = line(record("gate path=%s status=%d", "/x", 403));

    assertThat(line.get("message").asText()).isEqualTo("gate path=/x status=403");
  }

  @Test
  void nothingBreaksALineInTwo() throws JsonProcessingException {
    ExtLogRecord logged = record("a \"quoted\"\nline\u2028%s", "\t\u0000é");
    logged.setThrown(new IllegalStateException("of a defect"));

    String line = new JsonLines().format(logged);

    assertThat(line.strip()).doesNotContain("\n").doesNotContain("\r");
    assertThat(line(logged).get("message").asText()).isEqualTo("a \"quoted\"\nline\u2028\t\u0000é");
    assertThat(line(logged).get("stack").asText()).contains("IllegalStateException: of a defect");
  }

  @Test
  void inTextTheSameFieldsAreNamesAndValues() {
    assertThat(FIELDS.with("failure", "data/course-not-found {course=2}"))
        .hasToString(
            "function=enrolParticipant outcome=done ids=[p1, p2] accounts={created=2} calls=5"
                + " ms=412 failure=\"data/course-not-found {course=2}\"");
  }

  private static JsonNode line(ExtLogRecord logged) throws JsonProcessingException {
    return new ObjectMapper()
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readTree(new JsonLines().format(logged));
  }

  private static ExtLogRecord record(String format, Object... parameters) {
    ExtLogRecord logged =
        new ExtLogRecord(Level.INFO, format, FormatStyle.PRINTF, JsonLinesTest.class.getName());
    logged.setLoggerName("nl.coachmoodle.x");
    logged.setParameters(parameters);
    logged.setInstant(Instant.ofEpochSecond(1));
    return logged;
  }
}
