package nl.coachmoodle.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.outbound.DeadLetters;

/**
 * Where the functions of one process send dead letters. Of ten it refuses one, and of another one
 * it takes it and the answer is lost. Used by one thread.
 */
final class Letterbox implements DeadLetters {
  private static final int OF = 10;

  private final SplittableRandom dice;
  private final List<DeadLetter> taken = new ArrayList<>();

  Letterbox(long seed) {
    this.dice = new SplittableRandom(seed);
  }

  @Override
  public boolean areKept() {
    return true;
  }

  @Override
  public void send(DeadLetter letter) {
    int chance = dice.nextInt(OF);
    if (chance != 0) {
      taken.add(letter);
    }
    if (chance < 2) {
      throw new FailedException(FailureCode.HAND_OVER_FAILED);
    }
  }

  /** What has come in since the last time. */
  List<DeadLetter> emptied() {
    List<DeadLetter> letters = List.copyOf(taken);
    taken.clear();
    return letters;
  }
}
