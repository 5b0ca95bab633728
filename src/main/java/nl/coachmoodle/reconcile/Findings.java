package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.coachmoodle.failure.Failure;

/** What one part of a run tells one by one; so many of it that a report stays readable. */
final class Findings {
  private final int most;
  private final List<Finding> told = new ArrayList<>();
  private final Map<String, Failure> examples = new TreeMap<>();
  private int leftOut;

  Findings(int most) {
    this.most = most;
  }

  void add(Finding finding) {
    if (told.size() < most) {
      told.add(finding);
    } else {
      leftOut++;
    }
  }

  /** Keeps the first failure of each code: its fix is told once. */
  void example(Failure failure) {
    examples.putIfAbsent(failure.code().code(), failure);
  }

  List<Finding> told() {
    return List.copyOf(told);
  }

  Map<String, Failure> examples() {
    return Map.copyOf(examples);
  }

  int leftOut() {
    return leftOut;
  }
}
