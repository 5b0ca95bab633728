package nl.coachmoodle.coachview;

import java.util.Optional;

/**
 * A component of a course run (Opleidingsonderdeel): a lesson, or an e-learning.
 *
 * @param id a GUID
 * @param form lesvormId, such as {@code Elearning} or {@code Klassikaal}
 * @param elearningCode names the Moodle course or cohort
 * @param elearningEnvironment elearningOmgevingId: which learning system it is for
 */
public record CourseComponent(
    String id,
    String runId,
    Optional<String> form,
    Optional<String> elearningCode,
    Optional<String> elearningEnvironment) {}
