package nl.coachmoodle.inbound.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the name of the event and the sender's own id of it stand.
 *
 * @param eventFields names in the message, in the order in which they are tried
 * @param eventHeader a header that has the name; it comes before the message
 * @param idFields names in the message
 * @param idHeader the header that has the id; it comes before the message
 */
record Envelope(
    List<String> eventFields,
    Optional<String> eventHeader,
    List<String> idFields,
    String idHeader) {

  Envelope {
    eventFields = List.copyOf(eventFields);
    idFields = List.copyOf(idFields);
  }

  /**
   * What a message is about: the first of the names that a route knows, else the first there is.
   *
   * @param fixed what every message at its address is about
   */
  Optional<String> event(
      Optional<String> fixed, RequestHeaders headers, WebhookMessage message, Routes routes) {
    if (fixed.isPresent()) {
      return fixed;
    }
    Optional<String> told = eventHeader.flatMap(headers::text);
    if (told.isPresent()) {
      return told;
    }
    List<String> names =
        eventFields.stream().flatMap(field -> message.find(field).stream()).toList();
    return names.stream()
        .filter(name -> routes.known(name).isPresent())
        .findFirst()
        .or(() -> names.stream().findFirst());
  }

  /**
   * The id of an event: the sender's own, by which a repetition is known, else a new one. Never one
   * made of what the message says: two events about one person have the same few words in them, and
   * the second would be dropped.
   */
  String id(RequestHeaders headers, WebhookMessage message) {
    return headers
        .text(idHeader)
        .or(() -> idFields.stream().flatMap(field -> message.find(field).stream()).findFirst())
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
