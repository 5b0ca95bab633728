package nl.coachmoodle.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How CloudWatch is told what happened. Prometheus needs no settings. */
@ConfigMapping(prefix = "metrics")
public interface MetricSettings {

  /** AWS: the namespace of the metrics in CloudWatch: one for each deployment of an account. */
  @WithDefault("CoachviewMoodle")
  String namespace();
}
