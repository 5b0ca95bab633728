package nl.coachmoodle.reconcile;

/**
 * An access in Moodle without an enrolment in Coachview.
 *
 * @param target the course, such as {@code course:21}
 * @param userId Moodle's id of the account
 * @param externalId as in the account's ID number
 */
public record Orphan(String target, long userId, String externalId) {}
