package nl.coachmoodle.outbound.knative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * Extensions that whoever binds this service to its sink wants on every event, from {@code
 * K_CE_OVERRIDES}.
 *
 * @param extensions by name
 */
record SinkOverrides(Map<String, String> extensions) {

  SinkOverrides {
    extensions = Map.copyOf(extensions);
  }

  /**
   * Reads {@code {"extensions": {"name": "value"}}}.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static SinkOverrides of(String text, ObjectMapper json) {
    Map<String, String> extensions = new TreeMap<>();
    try {
      JsonNode named = json.readTree(text).path("extensions");
      named
          .properties()
          .forEach(
              extension -> {
                if (!extension.getKey().matches("[a-z0-9]+") || !extension.getValue().isTextual()) {
                  throw refusal();
                }
                extensions.put(extension.getKey(), extension.getValue().textValue());
              });
    } catch (JsonProcessingException unreadable) {
      throw refusal();
    }
    return new SinkOverrides(extensions);
  }

  private static IllegalArgumentException refusal() {
    return new IllegalArgumentException(
        "K_CE_OVERRIDES must be JSON such as {\"extensions\": {\"name\": \"value\"}}, with names of"
            + " lower-case letters and digits");
  }
}
