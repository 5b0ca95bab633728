package nl.coachmoodle.telemetry;

import java.time.Duration;
import java.util.Map;

/** Tells nobody: for runs that nobody watches, and for tests. */
public final class Silence implements Telemetry {

  @Override
  public void count(Metric metric, Map<String, String> labels) {}

  @Override
  public void took(Metric metric, Duration duration, Map<String, String> labels) {}

  @Override
  public void level(Metric metric, double value) {}
}
