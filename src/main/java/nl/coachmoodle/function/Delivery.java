package nl.coachmoodle.function;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a request came to a function.
 *
 * @param queued by a queue or broker, which delivers again what fails, and not by somebody who
 *     waits for the answer
 * @param reference of the call that sent it
 * @param sent when it was sent
 */
public record Delivery(boolean queued, Optional<String> reference, Optional<Instant> sent) {

  /** The member of a request that holds what the queue says about it; see {@link SqsDelivery}. */
  static final String MEMBER = "_delivery";

  static final String REFERENCE = "reference";
  static final String SENT = "sent";

  /** Somebody waits for the answer. */
  public static final Delivery DIRECT = new Delivery(false, Optional.empty(), Optional.empty());

  /** What a queue says in the request itself; empty when no queue did. */
  static Optional<Delivery> in(Map<String, Object> request) {
    if (!(request.get(MEMBER) instanceof Map<?, ?> said)) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivery(true, text(said, REFERENCE), text(said, SENT).flatMap(Delivery::millis)));
  }

  /** The request as it was sent. */
  static Map<String, Object> original(Map<String, Object> request) {
    Map<String, Object> original = new LinkedHashMap<>(request);
    original.remove(MEMBER);
    return original;
  }

  private static Optional<String> text(Map<?, ?> said, String name) {
    return Optional.ofNullable(said.get(name)).map(Object::toString);
  }

  private static Optional<Instant> millis(String text) {
    return text.matches("\\d{1,15}")
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
        : Optional.empty();
  }
}
