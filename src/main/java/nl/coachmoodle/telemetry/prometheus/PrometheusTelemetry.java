package nl.coachmoodle.telemetry.prometheus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;

/** Keeps the numbers until Prometheus comes for them, at {@code /q/metrics} of the own port. */
@Singleton
public class PrometheusTelemetry implements Telemetry {
  /** From a look-up that Moodle answers from its cache to an answer that never comes. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofHours(1)
  };

  private final MeterRegistry registry;
  private final Map<Metric, Double> levels = new ConcurrentHashMap<>();

  public PrometheusTelemetry(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void count(Metric metric, Map<String, String> labels) {
    Counter.builder(name(metric)).tags(tags(metric, labels)).register(registry).increment();
  }

  @Override
  public void took(Metric metric, Duration duration, Map<String, String> labels) {
    Timer.builder(name(metric))
        .serviceLevelObjectives(BUCKETS)
        .tags(tags(metric, labels))
        .register(registry)
        .record(duration);
  }

  @Override
  public void level(Metric metric, double value) {
    if (levels.put(metric, value) == null) {
      Gauge.builder(name(metric), levels, all -> all.getOrDefault(metric, 0.0)).register(registry);
    }
  }

  /** The registry adds the unit or {@code _total}. */
  private static String name(Metric metric) {
    return "coachmoodle." + metric.name().toLowerCase(Locale.ROOT);
  }

  /** Prometheus wants the same labels every time. */
  private static Tags tags(Metric metric, Map<String, String> labels) {
    return Tags.of(
        metric.labels().stream()
            .map(label -> Tag.of(label, labels.getOrDefault(label, Metric.NONE)))
            .toList());
  }
}
