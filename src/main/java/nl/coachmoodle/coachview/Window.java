package nl.coachmoodle.coachview;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which rows are read.
 *
 * @param changedSince rows created or changed on this day of Coachview's clock or later; empty for
 *     all rows. The overlap is the caller's: it chooses an earlier day.
 */
public record Window(Optional<LocalDate> changedSince) {

  /** All rows. */
  public static Window everything() {
    return new Window(Optional.empty());
  }

  /** Rows that were created or changed on this day or later. */
  public static Window since(LocalDate day) {
    return new Window(Optional.of(day));
  }
}
