package nl.coachmoodle.outbound;

import java.util.HashMap;
import java.util.Map;

/**
 * Queues by function, written in one setting: environment variables cannot say capitals in the name
 * of a setting, and functions have them.
 *
 * @param queues by function
 */
public record QueueMap(Map<String, HttpAddress> queues) {

  public QueueMap {
    queues = Map.copyOf(queues);
  }

  /**
   * Reads {@code syncProfile=https://...;reconcile=https://...}.
   *
   * @throws IllegalArgumentException naming the function whose address is none
   */
  static QueueMap of(String text) {
    Map<String, HttpAddress> queues = new HashMap<>();
    for (String part : text.split(";", -1)) {
      if (!part.isBlank()) {
        String[] pair = part.split("=", 2);
        String function = pair[0].strip();
        try {
          queues.put(function, HttpAddress.of(pair.length < 2 ? "" : pair[1]));
        } catch (IllegalArgumentException wrong) {
          throw new IllegalArgumentException(function + ": " + wrong.getMessage(), wrong);
        }
      }
    }
    return new QueueMap(queues);
  }
}
