package nl.coachmoodle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Metrics as CloudWatch takes them from the log: its embedded metric format. */
class CloudWatchLinesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Telemetry telemetry =
      new CloudWatchLines("CoachviewMoodle/live", InstantSource.fixed(NOW), out);

  @Test
  void aTimeIsOneLineInMilliseconds() throws IOException {
    telemetry.took(
        Metric.OPERATION,
        Duration.ofMillis(412),
        Map.of("function", "enrolParticipant", "outcome", "failed", "code", "data/email-missing"));

    JsonNode line = onlyLine();
    assertThat(line.get("operation").asLong()).isEqualTo(412);
    assertThat(line.get("function").asText()).isEqualTo("enrolParticipant");
    assertThat(line.get("code").asText()).isEqualTo("data/email-missing");
    JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
    assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
    assertThat(directive.get("Namespace").asText()).isEqualTo("CoachviewMoodle/live");
    assertThat(directive.at("/Metrics/0/Name").asText()).isEqualTo("operation");
    assertThat(directive.at("/Metrics/0/Unit").asText()).isEqualTo("Milliseconds");
    assertThat(directive.get("Dimensions").toString())
        .isEqualTo(
            "[[],[\"function\"],[\"outcome\"],[\"code\"],[\"function\",\"outcome\",\"code\"]]");
  }

  @Test
  void countsAndLevelsHaveTheirUnits() throws IOException {
    telemetry.count(Metric.DEAD_LETTER, Map.of("function", "f", "code", "data/name-blank"));
    telemetry.level(Metric.COACHVIEW_QUOTA_LEFT, 4_321);

    List<JsonNode> lines = lines();
    assertThat(lines.get(0).at("/_aws/CloudWatchMetrics/0/Metrics/0/Unit").asText())
        .isEqualTo("Count");
    assertThat(lines.get(0).get("dead_letter").asInt()).isEqualTo(1);
    assertThat(lines.get(1).at("/_aws/CloudWatchMetrics/0/Metrics/0/Unit").asText())
        .isEqualTo("None");
    assertThat(lines.get(1).get("coachview_quota_left").asInt()).isEqualTo(4_321);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void everyDimensionAndEveryMetricHasItsMember(Metric metric) throws IOException {
    switch (metric.kind()) {
      case COUNT -> telemetry.count(metric, Map.of());
      case TIME -> telemetry.took(metric, Duration.ofMillis(1), Map.of());
      case LEVEL -> telemetry.level(metric, 1);
    }

    JsonNode line = onlyLine();
    JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
    assertThat(line.has(directive.at("/Metrics/0/Name").asText())).isTrue();
    directive
        .get("Dimensions")
        .forEach(
            set ->
                set.forEach(label -> assertThat(line.get(label.asText()).asText()).isNotEmpty()));
  }

  @Test
  void theWorkGoesOnWhenNobodyListens() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int any) throws IOException {
            throw new IOException("closed");
          }
        };

    new CloudWatchLines("n", InstantSource.fixed(NOW), closed)
        .level(Metric.COACHVIEW_QUOTA_LEFT, 1);
  }

  private JsonNode onlyLine() throws IOException {
    assertThat(lines()).hasSize(1);
    return lines().get(0);
  }

  private List<JsonNode> lines() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
      lines.add(json.readTree(line));
    }
    return lines;
  }
}
