package nl.coachmoodle.outbound;

import java.util.Map;

/**
 * Work for a function.
 *
 * @param function such as {@code syncProfile}; the type of a CloudEvent
 * @param id the same for two messages only when the second may be dropped
 * @param group messages of one group are worked on one after the other: the participant
 * @param request the function's request: ids and codes, no personal data
 */
public record Message(String function, String id, String group, Map<String, Object> request) {

  public Message {
    request = Map.copyOf(request);
  }
}
