package nl.coachmoodle.coachview;

/**
 * A category that a person has (Persoonscategorie).
 *
 * @param id a GUID
 * @param name such as {@code Naar Moodle}
 */
public record PersonCategory(String id, String personId, String name) {}
