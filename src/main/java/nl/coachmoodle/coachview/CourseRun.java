package nl.coachmoodle.coachview;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A planned course run (Opleiding).
 *
 * @param id a GUID
 * @param code such as {@code PC-KLAS-77-Utrecht}
 * @param status as the API writes it: {@code TeStarten}, {@code Definitief}, {@code Uitgevoerd},
 *     {@code Afgerond}, {@code Geannuleerd}
 * @param start startDatum in Coachview's local time, when known
 * @param end eindDatum in Coachview's local time, when known
 * @param changed when the row was last changed, in Coachview's local time, when known
 */
public record CourseRun(
    String id,
    String code,
    String status,
    Optional<LocalDateTime> start,
    Optional<LocalDateTime> end,
    Optional<LocalDateTime> changed) {

  /** One of which it is not known when it changed. */
  public CourseRun(
      String id,
      String code,
      String status,
      Optional<LocalDateTime> start,
      Optional<LocalDateTime> end) {
    this(id, code, status, start, end, Optional.empty());
  }
}
