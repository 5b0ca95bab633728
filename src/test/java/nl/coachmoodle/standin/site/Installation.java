package nl.coachmoodle.standin.site;

/**
 * One Moodle: the code of a release, a database and settings.
 *
 * @param release whose code it is
 * @param site the database
 * @param settings what administrators have set
 */
public record Installation(MoodleRelease release, Site site, SiteSettings settings) {

  /** Whether the release is the given one or newer. */
  public boolean atLeast(MoodleRelease other) {
    return release.atLeast(other);
  }

  /** The committed tables, for reading only. */
  public SiteData data() {
    return site.data();
  }
}
