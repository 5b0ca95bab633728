package nl.coachmoodle.standin.site;

/**
 * A person's membership of a cohort.
 *
 * @param cohortId the cohort
 * @param userId the person
 */
public record CohortMember(long cohortId, long userId) {}
