package nl.coachmoodle.bench.roster;

import java.util.ArrayList;
import java.util.List;

/** Which goals were missed. */
final class Goals {
  private final List<String> missed = new ArrayList<>();

  void miss(String goal) {
    missed.add(goal);
  }

  /** Prints what was missed; whether all was reached. */
  boolean print() {
    missed.forEach(goal -> System.out.println("MISSED: " + goal));
    return missed.isEmpty();
  }
}
