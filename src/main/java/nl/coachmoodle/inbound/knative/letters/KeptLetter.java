package nl.coachmoodle.inbound.knative.letters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.Parcel;

/**
 * An event that nobody could process, as it came. Its body may hold personal data.
 *
 * @param id unique, in the order in which letters came
 * @param kept when it came
 * @param headers in small letters: the content type and the attributes of the CloudEvent
 * @param body byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // compared never
record KeptLetter(String id, Instant kept, Map<String, String> headers, byte[] body) {
  private static final String TYPE = "ce-type";
  private static final String OURS = ".dead";

  /** What an event cannot be without (CloudEvents 1.0, required attributes). */
  private static final List<String> REQUIRED =
      List.of("ce-id", "ce-source", "ce-specversion", TYPE);

  /** What brokers and our own functions add to say why it is dead, and how far it travelled. */
  private static final Set<String> OF_THIS_DEATH =
      Set.of(
          "ce-failurecode",
          "ce-failuremessage",
          "ce-failurefix",
          "ce-knativeerrorcode",
          "ce-knativeerrordata",
          "ce-knativeerrordest",
          "ce-knativebrokerttl",
          "ce-knativearrivaltime");

  KeptLetter {
    headers = Map.copyOf(headers);
  }

  /** The function that it is for; that of a schedule is in an extension. */
  String function() {
    return Optional.ofNullable(headers.get("ce-function")).orElseGet(this::type);
  }

  /** Why it is dead; empty when it was delivered too often. */
  Optional<String> code() {
    return Optional.ofNullable(headers.get("ce-failurecode"));
  }

  /** Whether it can be sent at all: anybody can post anything here, and it is kept. */
  boolean isEvent() {
    return REQUIRED.stream().noneMatch(name -> headers.getOrDefault(name, "").isBlank())
        || headers.getOrDefault("content-type", "").startsWith("application/cloudevents");
  }

  /** The same event, as it was before it died. */
  Parcel again(HttpAddress broker) {
    Map<String, String> before = new TreeMap<>(headers);
    before.keySet().removeAll(OF_THIS_DEATH);
    before.computeIfPresent(TYPE, (name, type) -> type());
    return new Parcel(broker, before, body);
  }

  private String type() {
    String type = headers.getOrDefault(TYPE, "");
    return type.endsWith(OURS) ? type.substring(0, type.length() - OURS.length()) : type;
  }
}
