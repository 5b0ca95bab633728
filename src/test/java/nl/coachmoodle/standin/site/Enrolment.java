package nl.coachmoodle.standin.site;

import java.util.Comparator;

/**
 * A person's enrolment in a course through one instance of one enrolment method.
 *
 * @param courseId the course
 * @param method {@code manual}, or another enrolment plug-in such as {@code self}
 * @param instance which of the course's instances of that method, by sort order from 0
 * @param userId the person
 * @param timeStart first second of access since 1970, 0 for no limit
 * @param timeEnd last second of access since 1970, 0 for no limit
 * @param suspended whether the enrolment (not the account) is suspended
 */
public record Enrolment(
    long courseId,
    String method,
    int instance,
    long userId,
    long timeStart,
    long timeEnd,
    boolean suspended) {

  /** The name of the manual enrolment method. */
  public static final String MANUAL = "manual";

  /** What makes an enrolment the same one. */
  public record Key(long courseId, String method, int instance, long userId)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparingLong(Key::courseId)
          .thenComparingLong(Key::userId)
          .thenComparing(Key::method)
          .thenComparingInt(Key::instance)
          .compare(this, other);
    }
  }

  /** What makes this enrolment the same one. */
  public Key key() {
    return new Key(courseId, method, instance, userId);
  }

  /** Whether this is a manual enrolment. */
  public boolean manual() {
    return method.equals(MANUAL);
  }
}
