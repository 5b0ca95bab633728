package nl.coachmoodle.standin.site;

import java.util.Optional;

/**
 * A cohort.
 *
 * @param id Moodle's cohort id; 0 until the site has given one
 * @param name the name
 * @param idnumber the id number, possibly empty
 * @param category the course category it belongs to; none is the system
 * @param component the plug-in that owns it; members are accepted all the same
 */
public record MoodleCohort(
    long id, String name, String idnumber, Optional<Long> category, Optional<String> component) {

  /** A system cohort. */
  public static MoodleCohort withIdnumber(String idnumber) {
    return new MoodleCohort(0, "Cohort " + idnumber, idnumber, Optional.empty(), Optional.empty());
  }

  /** This cohort with another id. */
  public MoodleCohort withId(long newId) {
    return new MoodleCohort(newId, name, idnumber, category, component);
  }

  /** This cohort inside a course category. */
  public MoodleCohort inCategory(long categoryId) {
    return new MoodleCohort(id, name, idnumber, Optional.of(categoryId), component);
  }

  /** This cohort owned by a plug-in. */
  public MoodleCohort ownedBy(String plugin) {
    return new MoodleCohort(id, name, idnumber, category, Optional.of(plugin));
  }
}
