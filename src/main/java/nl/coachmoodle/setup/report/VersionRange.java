package nl.coachmoodle.setup.report;

/**
 * What is known of Moodle's version.
 *
 * @param from the oldest that it can be
 * @param to the newest that it can be; the newest measured one also stands for all after it
 */
public record VersionRange(MoodleVersion from, MoodleVersion to) {

  /** Nothing is known. */
  public static VersionRange any() {
    return new VersionRange(MoodleVersion.OLDEST, MoodleVersion.NEWEST);
  }

  /** Exactly this one. */
  public static VersionRange exactly(MoodleVersion version) {
    return new VersionRange(version, version);
  }

  /** It is this version or newer. A clue that contradicts what is known already is left aside. */
  public VersionRange since(int major, int minor) {
    MoodleVersion version = new MoodleVersion(major, minor);
    return version.compareTo(from) > 0 && version.compareTo(to) <= 0
        ? new VersionRange(version, to)
        : this;
  }

  /** It is this version or older. */
  public VersionRange until(int major, int minor) {
    MoodleVersion version = new MoodleVersion(major, minor);
    return version.compareTo(to) < 0 && version.compareTo(from) >= 0
        ? new VersionRange(from, version)
        : this;
  }

  /** Whether it certainly is this version or newer. */
  public boolean isAtLeast(int major, int minor) {
    return from.atLeast(major, minor);
  }

  /** Whether it certainly is older than this version. */
  public boolean isBefore(int major, int minor) {
    return !to.atLeast(major, minor);
  }

  /** Whether it can be this version; the newest measured one stands for those after it. */
  public boolean allows(MoodleVersion version) {
    return version.compareTo(from) >= 0
        && (version.compareTo(to) <= 0 || to.equals(MoodleVersion.NEWEST));
  }

  /** Whether it is one version. */
  public boolean isExact() {
    return from.equals(to);
  }

  @Override
  public String toString() {
    return isExact() ? from.toString() : from + "-" + to;
  }
}
