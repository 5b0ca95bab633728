package nl.coachmoodle.setup.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of Moodle, such as 4.5. */
public record MoodleVersion(int major, int minor) implements Comparable<MoodleVersion> {
  private static final Pattern RELEASE = Pattern.compile("^\\s*(\\d{1,2})\\.(\\d{1,2})");

  /** The first with all seven functions. */
  public static final MoodleVersion OLDEST = new MoodleVersion(2, 9);

  /** The newest that this software was measured with. */
  public static final MoodleVersion NEWEST = new MoodleVersion(5, 1);

  /** Reads the start of a release such as {@code 4.5.5+ (Build: 20250621)}. */
  public static Optional<MoodleVersion> of(String release) {
    Matcher matcher = RELEASE.matcher(release);
    return matcher.find()
        ? Optional.of(
            new MoodleVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** Whether it is this one or newer. */
  public boolean atLeast(int otherMajor, int otherMinor) {
    return compareTo(new MoodleVersion(otherMajor, otherMinor)) >= 0;
  }

  @Override
  public int compareTo(MoodleVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
