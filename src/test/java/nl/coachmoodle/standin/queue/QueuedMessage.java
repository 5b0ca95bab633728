package nl.coachmoodle.standin.queue;

import java.util.Map;
import java.util.Optional;

/**
 * A message in a queue.
 *
 * @param queue its address
 * @param body as sent
 * @param group FIFO queues only
 * @param deduplicationId FIFO queues only
 * @param attributes texts by name
 */
public record QueuedMessage(
    String queue,
    String body,
    Optional<String> group,
    Optional<String> deduplicationId,
    Map<String, String> attributes) {}
