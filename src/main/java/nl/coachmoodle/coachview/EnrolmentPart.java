package nl.coachmoodle.coachview;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One person's enrolment in one component (Opleidingsvraagonderdeel). Participants of a variant
 * follow only some components of their run, so this decides, never the run as a whole.
 *
 * @param id a GUID
 * @param status as the API writes it, when the part has a status of its own
 * @param exempt whether the participant need not follow it (heeftVrijstelling)
 * @param changed when the row was last changed, in Coachview's local time, when known
 */
public record EnrolmentPart(
    String id,
    String enrolmentId,
    String componentId,
    Optional<String> status,
    boolean exempt,
    Optional<LocalDateTime> changed) {

  /** One of which it is not known when it changed. */
  public EnrolmentPart(
      String id, String enrolmentId, String componentId, Optional<String> status, boolean exempt) {
    this(id, enrolmentId, componentId, status, exempt, Optional.empty());
  }
}
