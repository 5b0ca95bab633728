package nl.coachmoodle.standin.site;

/**
 * A role of a person in a course.
 *
 * @param courseId the course
 * @param userId the person
 * @param roleId the role; 5 is student on a fresh site
 */
public record RoleAssignment(long courseId, long userId, long roleId) {}
