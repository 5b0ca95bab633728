package nl.coachmoodle.roster;

/**
 * One account that is to have another ID number.
 *
 * @param from the ID number that it has, such as the PersonID of Coachview's built-in connector
 * @param to the ID number that it is to have: the external id
 */
public record IdnumberMove(ExternalId from, ExternalId to) {}
