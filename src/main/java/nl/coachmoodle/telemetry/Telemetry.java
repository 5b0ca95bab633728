package nl.coachmoodle.telemetry;

import java.time.Duration;
import java.util.Map;

/**
 * Where rooms say what happened. Values of labels are codes from a small set, never ids or personal
 * data. A label that is not given is {@link Metric#NONE}. Never fails and never waits.
 */
public interface Telemetry {

  /** Counts something that happened, such as {@link Metric#EVENT_RECEIVED}. */
  void count(Metric metric, Map<String, String> labels);

  /** Says how long something took, such as {@link Metric#MOODLE_CALL}. */
  void took(Metric metric, Duration duration, Map<String, String> labels);

  /** Says how much there is now, such as {@link Metric#COACHVIEW_QUOTA_LEFT}. */
  void level(Metric metric, double value);
}
