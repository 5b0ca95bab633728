package nl.coachmoodle.standin.rest;

/**
 * One name and value of a form or a query, decoded.
 *
 * @param name the name, with its brackets: {@code users[0][idnumber]}
 * @param value the value
 */
public record FormField(String name, String value) {}
