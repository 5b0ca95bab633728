package nl.coachmoodle.reconcile;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of a run over all its parts. Never changed: adding makes new ones.
 *
 * @param counts what is not among them is 0
 * @param refusals how often each failure code was met
 */
public record Totals(Map<Count, Long> counts, Map<String, Long> refusals) {

  public Totals {
    Map<Count, Long> copy = new EnumMap<>(Count.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
    refusals = Collections.unmodifiableMap(new TreeMap<>(refusals));
  }

  /** Nothing counted yet. */
  public static Totals none() {
    return new Totals(Map.of(), Map.of());
  }

  /** One of the counts. */
  public long of(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  Totals plus(Count count, long more) {
    if (more == 0) {
      return this;
    }
    Map<Count, Long> sum = new EnumMap<>(Count.class);
    sum.putAll(counts);
    sum.merge(count, more, Long::sum);
    return new Totals(sum, refusals);
  }

  Totals plusRefusal(String code) {
    Map<String, Long> sum = new TreeMap<>(refusals);
    sum.merge(code, 1L, Long::sum);
    return new Totals(counts, sum);
  }
}
