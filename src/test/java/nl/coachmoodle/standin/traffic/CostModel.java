package nl.coachmoodle.standin.traffic;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long calls take, for benchmarks.
 *
 * @param fixedMillis milliseconds per call
 * @param millisPerItem milliseconds per item, by function; other functions cost nothing per item
 */
public record CostModel(double fixedMillis, Map<String, Double> millisPerItem) {

  /** Copies the map. */
  public CostModel {
    millisPerItem = Map.copyOf(millisPerItem);
  }

  /** Calls cost nothing but the stand-in's own time. */
  public static CostModel free() {
    return new CostModel(0, Map.of());
  }

  /** What was measured on Moodle 5.1 with PostgreSQL in batches of 200, for found users. */
  public static CostModel measured() {
    return new CostModel(
        40,
        Map.of(
            "core_user_create_users", 10.8,
            "core_user_get_users_by_field", 7.6,
            "core_user_update_users", 2.3,
            "core_cohort_add_cohort_members", 3.5,
            "core_cohort_delete_cohort_members", 1.5,
            "enrol_manual_enrol_users", 10.3,
            "enrol_manual_unenrol_users", 7.7));
  }

  /** Lets the time pass. */
  void spend(String function, int items) {
    double millis = fixedMillis + items * millisPerItem.getOrDefault(function, 0.0);
    long nanos = (long) (millis * TimeUnit.MILLISECONDS.toNanos(1));
    long end = System.nanoTime() + nanos;
    while (nanos > 0 && System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
