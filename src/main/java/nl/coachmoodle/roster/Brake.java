package nl.coachmoodle.roster;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The limit on how many accesses one reconcile run may withdraw. A source that answers half of its
 * rows, or all of them as cancelled, looks like a wish to lock everybody out.
 *
 * @param most withdrawals of one run
 * @param percentage of all accesses that the run read; looked at when there are more than {@code
 *     few} withdrawals
 * @param few withdrawals that are usual on any day, whatever percentage of a quiet day's accesses
 *     they are
 */
public record Brake(long most, int percentage, long few) {
  private static final int ALL = 100;

  public Brake {
    if (most < 0 || few < 0 || percentage < 0 || percentage > ALL) {
      throw new IllegalArgumentException(
          "a brake has counts of 0 or more and a percentage from 0 to 100");
    }
  }

  /**
   * What a run has read, to its end: before that nobody asks.
   *
   * @param withdrawals accesses to be taken away
   * @param granted accesses that are wanted; where only people are compared, people who stay
   * @param othersRemain whether anything at all was seen that is not cancelled
   */
  public record Reading(long withdrawals, long granted, boolean othersRemain) {}

  /** Why nothing is withdrawn. */
  public enum Reason {
    /** Everything that was read is cancelled. */
    NOTHING_REMAINS,
    /** More than the count. */
    MORE_THAN_COUNT,
    /** More than the percentage. */
    MORE_THAN_PERCENTAGE,
    /** More than the request said was meant. */
    MORE_THAN_MEANT,
    /** More than an unfinished run can hand on to its next part. Nothing overrides that. */
    TOO_MANY_TO_CARRY
  }

  /**
   * Decides.
   *
   * @param meant so many withdrawals a person has looked at and wants; takes the place of all
   *     limits
   * @return why nothing may be withdrawn; empty when it may
   */
  public Optional<Reason> holds(Reading reading, OptionalLong meant) {
    if (reading.withdrawals() == 0) {
      return Optional.empty();
    }
    if (meant.isPresent()) {
      return Optional.of(Reason.MORE_THAN_MEANT)
          .filter(any -> reading.withdrawals() > meant.getAsLong());
    }
    if (reading.granted() == 0 && !reading.othersRemain()) {
      return Optional.of(Reason.NOTHING_REMAINS);
    }
    if (reading.withdrawals() > most) {
      return Optional.of(Reason.MORE_THAN_COUNT);
    }
    long accesses = reading.granted() + reading.withdrawals();
    boolean isTooMuch =
        reading.withdrawals() > few && reading.withdrawals() * ALL > percentage * accesses;
    return Optional.of(Reason.MORE_THAN_PERCENTAGE).filter(any -> isTooMuch);
  }
}
