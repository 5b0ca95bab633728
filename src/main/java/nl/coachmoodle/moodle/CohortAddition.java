package nl.coachmoodle.moodle;

/** A user who is to be a member of a cohort. */
public record CohortAddition(CohortKey cohort, long userId) {}
