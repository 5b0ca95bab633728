package nl.coachmoodle.faults;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which request meets which fault. It depends on the seed, on what is asked and on how often that
 * was asked before, and not on which thread comes first: a run with the same seed asks the same
 * things and meets the same faults.
 */
final class FaultPlan {
  private final long seed;
  private final int percentage;
  private final List<FaultKind> kinds;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final Map<FaultKind, AtomicLong> met = new EnumMap<>(FaultKind.class);
  private final AtomicLong requests = new AtomicLong();

  /**
   * @param percentage of the requests that meet a fault
   * @param kinds of faults
   */
  FaultPlan(long seed, int percentage, Set<FaultKind> kinds) {
    this.seed = seed;
    this.percentage = percentage;
    this.kinds = kinds.stream().sorted().toList();
    for (FaultKind kind : kinds) {
      met.put(kind, new AtomicLong());
    }
  }

  /** The fault that this request meets, if any. */
  Optional<FaultKind> next(String body) {
    requests.incrementAndGet();
    int time = asked.computeIfAbsent(body, none -> new AtomicInteger()).incrementAndGet();
    SplittableRandom dice = new SplittableRandom(seed ^ (mixed(body) + time * 0x9e3779b97f4a7c15L));
    if (dice.nextInt(100) >= percentage) {
      return Optional.empty();
    }
    FaultKind kind = kinds.get(dice.nextInt(kinds.size()));
    met.get(kind).incrementAndGet();
    return Optional.of(kind);
  }

  /** How often each fault was met. */
  Map<FaultKind, AtomicLong> met() {
    return met;
  }

  /** How many requests there were. */
  long requests() {
    return requests.get();
  }

  private static long mixed(String text) {
    long hash = 1125899906842597L;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }
}
