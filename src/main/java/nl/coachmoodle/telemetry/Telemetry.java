package nl.coachmoodle.telemetry;

import java.time.Duration;
import java.util.Map;

/**
 * Where rooms say what happened. Values of labels are codes from a small set, never ids or personal
 * data.
 */
public interface Telemetry {

  /** Counts something that happened, such as {@code events_received}. */
  void count(String name, Map<String, String> labels);

  /** Says how long something took, such as {@code moodle_call}. */
  void took(String name, Duration duration, Map<String, String> labels);

  /** Says how much there is now, such as {@code coachview_quota_left}. */
  void level(String name, double value);
}
