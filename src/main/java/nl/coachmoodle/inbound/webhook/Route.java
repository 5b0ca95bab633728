package nl.coachmoodle.inbound.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.coachmoodle.failure.Violation;

/**
 * Which function an event is for.
 *
 * @param event its name, found in any casing
 * @param conditions values that fields of the message must have, in any casing
 * @param function such as {@code syncProfile}
 * @param fields where a field of the function's request stands in the message
 * @param constants fields of the request that are the same for every message
 */
record Route(
    String event,
    Map<String, String> conditions,
    String function,
    Map<String, String> fields,
    Map<String, String> constants) {
  static final String PERSON = "personId";
  static final String ENROLMENT = "enrolmentId";
  static final String EXTERNAL_ID = "externalId";

  /** What is taken from a message: ids, because the function reads everything else itself. */
  private static final List<String> IDS = List.of(PERSON, EXTERNAL_ID, ENROLMENT);

  /** As Coachview names it (support, 103000037949). */
  static final String PERSON_IN_MESSAGE = "PersoonId";

  Route {
    conditions = Map.copyOf(conditions);
    fields = fields.isEmpty() ? Map.of(PERSON, PERSON_IN_MESSAGE) : Map.copyOf(fields);
    constants = Map.copyOf(constants);
    requireName("event", event);
    requireName("function", function);
    for (String field : fields.keySet()) {
      if (!IDS.contains(field)) {
        throw new IllegalArgumentException(
            field + " cannot be taken from a message: only " + IDS + " can");
      }
      if (constants.containsKey(field)) {
        throw new IllegalArgumentException(field + " is told twice");
      }
    }
  }

  /** Whether a message is for this function. */
  boolean matches(String name, WebhookMessage message) {
    return event.equalsIgnoreCase(name)
        && conditions.entrySet().stream()
            .allMatch(
                condition ->
                    message
                        .find(condition.getKey())
                        .filter(condition.getValue()::equalsIgnoreCase)
                        .isPresent());
  }

  /**
   * The function's request.
   *
   * @throws nl.coachmoodle.failure.FailedException {@code data/input-invalid} when the message
   *     lacks an id, or has something else in its place
   */
  Map<String, Object> request(WebhookMessage message) {
    Map<String, Object> request = new LinkedHashMap<>(new TreeMap<>(constants));
    new TreeMap<>(fields)
        .forEach(
            (field, name) ->
                request.put(
                    field,
                    message
                        .find(name)
                        .orElseThrow(() -> WebhookMessage.wrong(Violation.Kind.REQUIRED, name))));
    return request;
  }

  /**
   * Whom the work is about: messages of one group are worked on one after the other.
   *
   * @param otherwise when neither request nor message say it
   */
  static String group(Map<String, Object> request, WebhookMessage message, String otherwise) {
    return Optional.ofNullable(request.get(PERSON))
        .map(Object::toString)
        .or(() -> message.find(PERSON_IN_MESSAGE))
        .or(
            () ->
                IDS.stream()
                    .filter(request::containsKey)
                    .findFirst()
                    .map(request::get)
                    .map(Object::toString))
        .orElse(otherwise);
  }

  /** The more conditions, the more a route was meant for a message. */
  int weight() {
    return conditions.size();
  }

  private static void requireName(String what, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the " + what + " is missing");
    }
  }
}
