package nl.coachmoodle.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes metrics in CloudWatch's embedded metric format: a line of JSON in the log, from which
 * CloudWatch itself makes the metric. Needs no agent and no call. One line for each measurement, at
 * once: Lambda freezes a process without a word, and nothing that waits would be certain to be
 * told.
 *
 * <p>Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".
 */
final class CloudWatchLines implements Telemetry {
  private final String namespace;
  private final InstantSource clock;
  private final OutputStream out;
  private final JsonFactory json = new JsonFactory();

  CloudWatchLines(String namespace, InstantSource clock, OutputStream out) {
    this.namespace = namespace;
    this.clock = clock;
    this.out = out;
  }

  @Override
  public void count(Metric metric, Map<String, String> labels) {
    write(metric, 1, "Count", labels);
  }

  @Override
  public void took(Metric metric, Duration duration, Map<String, String> labels) {
    write(metric, (double) duration.toMillis(), "Milliseconds", labels);
  }

  @Override
  public void level(Metric metric, double value) {
    write(metric, value, "None", Map.of());
  }

  private void write(Metric metric, double value, String unit, Map<String, String> labels) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      try (JsonGenerator generator = json.createGenerator(line)) {
        writeLine(generator, metric, value, unit, labels);
      }
      line.write('\n');
      // In one piece: other lines of the log must not come in between.
      synchronized (out) {
        out.write(line.toByteArray());
        out.flush();
      }
    } catch (IOException closed) {
      // Nobody listens any more; the work itself must go on.
    }
  }

  private void writeLine(
      JsonGenerator line, Metric metric, double value, String unit, Map<String, String> labels)
      throws IOException {
    line.writeStartObject();
    line.writeObjectFieldStart("_aws");
    line.writeNumberField("Timestamp", clock.millis());
    line.writeArrayFieldStart("CloudWatchMetrics");
    line.writeStartObject();
    line.writeStringField("Namespace", namespace);
    line.writeArrayFieldStart("Dimensions");
    for (List<String> dimensions : dimensions(metric)) {
      line.writeStartArray();
      for (String dimension : dimensions) {
        line.writeString(dimension);
      }
      line.writeEndArray();
    }
    line.writeEndArray();
    line.writeArrayFieldStart("Metrics");
    line.writeStartObject();
    line.writeStringField("Name", metric.label());
    line.writeStringField("Unit", unit);
    line.writeEndObject();
    line.writeEndArray();
    line.writeEndObject();
    line.writeEndArray();
    line.writeEndObject();
    for (String label : metric.labels()) {
      line.writeStringField(label, labels.getOrDefault(label, Metric.NONE));
    }
    line.writeNumberField(metric.label(), value);
    line.writeEndObject();
  }

  /**
   * CloudWatch adds nothing up for an alarm, so each metric is also told without labels and by each
   * label alone.
   */
  private static List<List<String>> dimensions(Metric metric) {
    List<List<String>> sets = new ArrayList<>();
    sets.add(List.of());
    metric.labels().forEach(label -> sets.add(List.of(label)));
    if (metric.labels().size() > 1) {
      sets.add(metric.labels());
    }
    return sets;
  }
}
