package nl.coachmoodle.faults;

import java.util.Map;

/**
 * Something that happened, as a message to a function.
 *
 * @param number its own
 * @param participant whom it is about
 * @param request as the function gets it
 */
record Event(int number, String participant, String function, Map<String, Object> request) {}
