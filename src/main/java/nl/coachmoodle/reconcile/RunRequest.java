package nl.coachmoodle.reconcile;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import nl.coachmoodle.coachview.Window;
import nl.coachmoodle.roster.Mode;

/**
 * What one reconcile run is asked to do; the same for all its parts.
 *
 * @param since changes on this day of Coachview's clock or later; empty for everything
 * @param mode whether Moodle is changed
 * @param scope how much of a person's state in Moodle is brought about
 * @param limit people worked on at most
 * @param meantWithdrawals withdrawals that a person has looked at and wants, in spite of the brake
 */
public record RunRequest(
    Optional<LocalDate> since,
    Mode mode,
    Scope scope,
    OptionalLong limit,
    OptionalLong meantWithdrawals) {

  Window window() {
    return new Window(since);
  }
}
