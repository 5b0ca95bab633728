package nl.coachmoodle.function;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of {@link MoveIdnumbers}, as JSON.
 *
 * @param operation {@code moveIdnumbers}
 * @param mode {@code plan} or {@code apply}
 * @param calls requests to Moodle, repetitions included
 * @param totals how many moves ended in each state; {@code failed} for those with a failure
 * @param moves one per pair of the request, in its order
 */
@RegisterForReflection
public record IdnumberMoveReport(
    String operation, String mode, int calls, Map<String, Long> totals, List<Move> moves) {

  public IdnumberMoveReport {
    moves = List.copyOf(moves);
  }

  /**
   * What became of one pair.
   *
   * @param from the old ID number
   * @param to the new one
   * @param moodleUserId the account's id in Moodle, when one was found
   * @param state {@code moved}, {@code already-moved} or {@code absent}
   * @param failure why the account was left as it is
   */
  public record Move(
      String from,
      String to,
      Optional<Long> moodleUserId,
      Optional<String> state,
      Optional<Report.Problem> failure) {}
}
