package nl.coachmoodle.coachview;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One person's enrolment (Opleidingsvraag) in a course run, or on the waiting list.
 *
 * @param id a GUID
 * @param runId the course run; empty on the waiting list of a course definition
 * @param status as the API writes it: {@code Ingepland}, {@code Wachtlijst}, {@code Vervallen},
 *     {@code Afgerond}
 * @param changed when the row was last changed, in Coachview's local time, when known
 */
public record CourseEnrolment(
    String id,
    String personId,
    Optional<String> runId,
    String status,
    Optional<LocalDateTime> changed) {

  /** One of which it is not known when it changed. */
  public CourseEnrolment(String id, String personId, Optional<String> runId, String status) {
    this(id, personId, runId, status, Optional.empty());
  }
}
