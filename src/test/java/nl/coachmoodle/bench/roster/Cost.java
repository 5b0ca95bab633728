package nl.coachmoodle.bench.roster;

import java.util.HashMap;
import java.util.Map;

/**
 * What a call of Moodle lasts.
 *
 * @param fixed milliseconds a call
 * @param items milliseconds an item, by function
 */
record Cost(double fixed, Map<String, Double> items) {
  Cost {
    items = Map.copyOf(items);
  }

  static Cost none() {
    return new Cost(0, Map.of());
  }

  static Cost ofMoodle51() {
    return new Cost(
        40, Map.of("create_users", 10.8, "update_users", 2.3, "manual_enrol_users", 10.3));
  }

  /** A look-up costs 7.6 ms for somebody who is there and 0.4 for somebody who is not. */
  Cost lookingUp(double millis) {
    Map<String, Double> all = new HashMap<>(items);
    all.put("get_users_by_field", millis);
    return new Cost(fixed, all);
  }

  double millis(String function, int count) {
    return items.entrySet().stream()
        .filter(item -> function.endsWith(item.getKey()))
        .mapToDouble(item -> fixed + count * item.getValue())
        .findFirst()
        .orElse(fixed);
  }
}
