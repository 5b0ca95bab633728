package nl.coachmoodle.standin.site;

/**
 * The Moodle releases whose answers the stand-in can give, oldest first. Facts about them were
 * measured on running sites of exactly these releases.
 */
public enum MoodleRelease {
  /** Moodle 2.9: the oldest release with all seven functions. */
  V2_9("2.9"),
  /** Moodle 3.9: updates skip silently, exceptions without namespace. */
  V3_9("3.9"),
  /** Moodle 4.5: updates answer warnings, exceptions with namespace. */
  V4_5("4.5"),
  /** Moodle 5.1: the newest measured release. */
  V5_1("5.1");

  private final String label;

  MoodleRelease(String label) {
    this.label = label;
  }

  /** The release as people write it: {@code 5.1}. */
  public String label() {
    return label;
  }

  /** Whether this release is the given one or newer. */
  public boolean atLeast(MoodleRelease other) {
    return compareTo(other) >= 0;
  }

  /** The release written as {@code 5.1}, {@code 4.5}, {@code 3.9} or {@code 2.9}. */
  public static MoodleRelease of(String label) {
    for (MoodleRelease release : values()) {
      if (release.label.equals(label)) {
        return release;
      }
    }
    throw new IllegalArgumentException("No such Moodle release: " + label);
  }
}
