package nl.coachmoodle.coachview;

/**
 * Where a reading goes on. Survives the process: it is carried in messages.
 *
 * @param text without personal data, at most 200 characters; only the reader that made it
 *     understands it
 */
public record Bookmark(String text) {}
