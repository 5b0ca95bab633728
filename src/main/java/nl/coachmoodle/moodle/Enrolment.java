package nl.coachmoodle.moodle;

import java.time.Instant;
import java.util.Optional;

/**
 * The whole wanted state of a manual enrolment. Moodle resets what is left out, so that an absent
 * start or end means "none" and never "as before".
 *
 * @param start from when on (whole seconds)
 * @param end until when (whole seconds)
 */
public record Enrolment(
    long courseId,
    long userId,
    long roleId,
    Optional<Instant> start,
    Optional<Instant> end,
    boolean suspended) {}
