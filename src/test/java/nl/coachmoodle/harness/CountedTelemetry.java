package nl.coachmoodle.harness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;

/** Keeps what was measured. Refuses labels that a metric does not have. */
public final class CountedTelemetry implements Telemetry {
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Override
  public void count(Metric metric, Map<String, String> labels) {
    tell(metric, Metric.Kind.COUNT, labels);
  }

  @Override
  public void took(Metric metric, Duration duration, Map<String, String> labels) {
    tell(metric, Metric.Kind.TIME, labels);
  }

  @Override
  public void level(Metric metric, double value) {
    tell(metric, Metric.Kind.LEVEL, Map.of());
    told.set(told.size() - 1, metric.label() + "=" + (long) value);
  }

  /** Such as {@code moodle_retry {call=..., code=...}} or {@code coachview_quota_left=12}. */
  public List<String> told() {
    return List.copyOf(told);
  }

  /** What was told of one metric. */
  public List<String> told(Metric metric) {
    return told.stream()
        .filter(
            line -> line.startsWith(metric.label() + " ") || line.startsWith(metric.label() + "="))
        .toList();
  }

  private void tell(Metric metric, Metric.Kind kind, Map<String, String> labels) {
    if (metric.kind() != kind || !metric.labels().containsAll(labels.keySet())) {
      throw new AssertionError(metric + " is no " + kind + " with " + labels);
    }
    told.add(metric.label() + " " + new TreeMap<>(labels));
  }
}
