package nl.coachmoodle.function;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.Outbox;
import nl.coachmoodle.reconcile.Cursor;
import nl.coachmoodle.reconcile.CursorForm;
import nl.coachmoodle.reconcile.RunOutcome;

/**
 * Hands the next part of an unfinished run to the own queue or broker, where there is one and
 * nobody has to look first: only when time was all that lacked, or Moodle was busy with something
 * else.
 */
final class HandOver {
  private static final Set<RunOutcome.End> GOES_ON_BY_ITSELF =
      EnumSet.of(RunOutcome.End.TIME, RunOutcome.End.UNFINISHED);

  private final String function;
  private final Outbox outbox;

  HandOver(String function, Outbox outbox) {
    this.function = function;
    this.outbox = outbox;
  }

  /**
   * Hands on what is left of a run.
   *
   * @return whether the next part is under way
   * @throws FailedException of class {@code retry} when it was not taken, or may not have been
   */
  boolean of(RunOutcome outcome) {
    Optional<Cursor> next = outcome.next().filter(any -> GOES_ON_BY_ITSELF.contains(outcome.end()));
    if (next.isEmpty() || !outbox.reaches(function)) {
      return false;
    }
    outbox.send(
        new Message(
            function,
            outcome.run() + "-" + outcome.part(),
            function,
            Map.of("cursor", CursorForm.write(next.get()))));
    return true;
  }
}
