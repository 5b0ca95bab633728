package nl.coachmoodle.bench;

import java.util.Arrays;

/** How long each of many things lasted; at least one. */
public final class Latencies {
  private final long[] sorted;

  private Latencies(long[] sorted) {
    this.sorted = sorted;
  }

  /** Of nanoseconds, in any order. */
  public static Latencies of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  /** How many there are. */
  public int count() {
    return sorted.length;
  }

  /** The milliseconds within which this share of them ended, such as 0.99. */
  public double millis(double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
  }

  /** The milliseconds of the one that lasted longest. */
  public double longest() {
    return millis(1);
  }
}
