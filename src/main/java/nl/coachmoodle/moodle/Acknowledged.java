package nl.coachmoodle.moodle;

/** Moodle's answer {@code null}: it is as wanted, and nothing tells whether it was so before. */
public record Acknowledged() {}
