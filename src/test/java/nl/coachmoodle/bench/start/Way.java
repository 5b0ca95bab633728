package nl.coachmoodle.bench.start;

/** How a process is called. */
interface Way {
  /** Calls after the first, before memory is looked at again. */
  int WARM_CALLS = 200;

  /** Starts it, calls it, and ends it. */
  Sample measure(Launch launch) throws Exception;

  /** Milliseconds since a moment. */
  static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }
}
