package nl.coachmoodle.moodle;

/**
 * The end of a manual enrolment. When it was the last one, the user's roles, groups and grades in
 * the course go with it.
 */
public record Unenrolment(long courseId, long userId) {}
