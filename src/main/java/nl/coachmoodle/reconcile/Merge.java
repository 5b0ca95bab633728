package nl.coachmoodle.reconcile;

import nl.coachmoodle.roster.ExternalId;

/**
 * One human being who is two persons: Coachview made somebody anew, and Moodle has two accounts.
 *
 * @param old the external id that is not used any more
 * @param personId Coachview's id of the person who stays
 */
public record Merge(ExternalId old, String personId) {}
