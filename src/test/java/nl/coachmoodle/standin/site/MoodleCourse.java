package nl.coachmoodle.standin.site;

import java.util.List;

/**
 * A course.
 *
 * @param id Moodle's course id; 0 until the site has given one
 * @param shortname the short name
 * @param idnumber the id number, possibly empty
 * @param visible whether the course itself is visible
 * @param categoryVisible whether its category is visible
 * @param manualInstances the manual enrolment instances by sort order: true is enabled
 */
public record MoodleCourse(
    long id,
    String shortname,
    String idnumber,
    boolean visible,
    boolean categoryVisible,
    List<Boolean> manualInstances) {

  /** Copies the list. */
  public MoodleCourse {
    manualInstances = List.copyOf(manualInstances);
  }

  /** A visible course with one enabled manual enrolment instance. */
  public static MoodleCourse named(String shortname) {
    return new MoodleCourse(0, shortname, "", true, true, List.of(true));
  }

  /** Whether somebody without the right to see hidden courses sees it. */
  public boolean shown() {
    return visible && categoryVisible;
  }

  /** This course with another id. */
  public MoodleCourse withId(long newId) {
    return new MoodleCourse(newId, shortname, idnumber, visible, categoryVisible, manualInstances);
  }

  /** This course with an id number. */
  public MoodleCourse withIdnumber(String text) {
    return new MoodleCourse(id, shortname, text, visible, categoryVisible, manualInstances);
  }

  /** This course, hidden. */
  public MoodleCourse hidden() {
    return new MoodleCourse(id, shortname, idnumber, false, categoryVisible, manualInstances);
  }

  /** This course in a hidden category. */
  public MoodleCourse inHiddenCategory() {
    return new MoodleCourse(id, shortname, idnumber, visible, false, manualInstances);
  }

  /** This course with these manual enrolment instances, by sort order: true is enabled. */
  public MoodleCourse withManualInstances(Boolean... enabled) {
    return new MoodleCourse(id, shortname, idnumber, visible, categoryVisible, List.of(enabled));
  }
}
