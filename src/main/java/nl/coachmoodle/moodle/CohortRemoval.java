package nl.coachmoodle.moodle;

/** A user who is not to be a member of a cohort; Moodle wants both numeric ids here. */
public record CohortRemoval(long cohortId, long userId) {}
