package nl.coachmoodle.standin.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The faults that wait for their calls. Safe for parallel calls.
 *
 * @param <C> a call as it arrived
 */
public final class Faults<C> {
  private final List<Planned<C>> planned = new ArrayList<>();

  private record Planned<C>(int left, Predicate<? super C> matches, Fault fault) {}

  /** Plans a fault for the next calls that match; older plans come first. */
  public synchronized void plan(int calls, Predicate<? super C> matches, Fault fault) {
    if (calls < 1) {
      throw new IllegalArgumentException("A fault needs at least one call");
    }
    planned.add(new Planned<>(calls, matches, fault));
  }

  /** Forgets all plans. */
  public synchronized void clear() {
    planned.clear();
  }

  /** Takes the fault for a call. */
  public synchronized Fault take(C call) {
    for (int at = 0; at < planned.size(); at++) {
      Planned<C> plan = planned.get(at);
      if (plan.matches().test(call)) {
        planned.remove(at);
        if (plan.left() > 1) {
          planned.add(at, new Planned<>(plan.left() - 1, plan.matches(), plan.fault()));
        }
        return plan.fault();
      }
    }
    return Fault.none();
  }
}
