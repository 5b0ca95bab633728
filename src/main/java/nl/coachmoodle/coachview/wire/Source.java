package nl.coachmoodle.coachview.wire;

/**
 * A list of the API.
 *
 * @param entity the last part of its address
 * @param freeFields whether free fields are asked for
 * @param extraFields whether computed fields are asked for, such as the start of a run
 */
record Source(Name entity, boolean freeFields, boolean extraFields) {}
