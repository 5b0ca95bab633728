package nl.coachmoodle.telemetry;

import java.util.List;
import java.util.Locale;

/**
 * Everything that is measured. Names, labels and units are a promise: dashboards and alarms rest on
 * them. The README has this list as a table.
 */
public enum Metric {
  /** Operations: how many, how long, and how they ended. */
  OPERATION(Kind.TIME, "function", "outcome", "code"),
  /** Requests to Moodle, repetitions included, by web service function. */
  MOODLE_CALL(Kind.TIME, "call", "code"),
  /** Requests to Moodle that were repeated, by web service function and reason. */
  MOODLE_RETRY(Kind.COUNT, "call", "code"),
  /** 1 while Moodle is left alone after repeated faults, else 0. */
  MOODLE_BREAKER_OPEN(Kind.LEVEL),
  /** Requests to Coachview's API. */
  COACHVIEW_CALL(Kind.TIME, "call", "code"),
  /** Requests to Coachview's API that may still be made today. */
  COACHVIEW_QUOTA_LEFT(Kind.LEVEL),
  /**
   * Messages that came in by a door. The event is one that is known, or {@code other}; the function
   * is the one that it was for.
   */
  EVENT_RECEIVED(Kind.COUNT, "door", "event", "function", "outcome"),
  /** How long a message had waited when its function began. */
  QUEUE_AGE(Kind.TIME, "function"),
  /** Messages that were sent to the dead letters. */
  DEAD_LETTER(Kind.COUNT, "function", "code"),
  /** Dead letters that the keeper on Knative has, until they are sent again. */
  DEAD_LETTERS_KEPT(Kind.LEVEL),
  /**
   * What the last check of the set-up found: 2 when something is missing, 1 when something is not
   * as it should be, else 0. What could not be told does not count.
   */
  SETUP_OVERALL(Kind.LEVEL),
  /** Readings of secrets and settings that can change while the process runs. */
  SECRET_READ(Kind.COUNT, "outcome");

  /** The value of a label that does not apply, such as the code of what succeeded. */
  public static final String NONE = "none";

  /** What kind of number it is. */
  public enum Kind {
    /** How often something happened. */
    COUNT,
    /** How often, and how long it took. */
    TIME,
    /** How much there is now. */
    LEVEL
  }

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> labels;

  Metric(Kind kind, String... labels) {
    this.kind = kind;
    this.labels = List.of(labels);
  }

  /** What kind of number it is. */
  public Kind kind() {
    return kind;
  }

  /** The labels that it always has, in order. */
  public List<String> labels() {
    return labels;
  }

  /** The name in CloudWatch, such as {@code moodle_call}; a time is in milliseconds there. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The name in Prometheus, such as {@code coachmoodle_moodle_call_seconds}, to which a time adds
   * {@code _count}, {@code _sum}, {@code _max} and {@code _bucket}.
   */
  public String prometheusName() {
    String plain = "coachmoodle_" + label();
    return switch (kind) {
      case COUNT -> plain + "_total";
      case TIME -> plain + "_seconds";
      case LEVEL -> plain;
    };
  }
}
