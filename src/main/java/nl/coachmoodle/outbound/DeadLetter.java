package nl.coachmoodle.outbound;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.coachmoodle.failure.Failure;

/**
 * A message that no repetition can help: somebody must change data or a setting, and then send it
 * again. Holds whatever the request held, so it may hold personal data: it is kept and never
 * logged.
 *
 * @param function that could not do it, such as {@code syncProfile}
 * @param id the same for two letters only when the second may be dropped; a new UUID will do
 * @param group as of the message: letters of one participant stay in order
 * @param failure why it is dead
 * @param message what happened, in words
 * @param fix what to do about it, in words
 * @param request the function's request as it came, so that it can be sent again unchanged
 */
public record DeadLetter(
    String function,
    String id,
    String group,
    Failure failure,
    String message,
    String fix,
    Map<String, Object> request) {

  public DeadLetter {
    // Unlike Map.copyOf this keeps fields that are null: the original is not tidied up.
    request = Collections.unmodifiableMap(new LinkedHashMap<>(request));
  }
}
