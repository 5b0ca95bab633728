package nl.coachmoodle.standin.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import nl.coachmoodle.standin.rest.FormField;

/** Which user of the stand-in a recorded user id means. */
final class RecordedIds {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> byRecorded = new HashMap<>();

  /** A recorded user whom the stand-in knows by another id. */
  void put(long recorded, long actual) {
    byRecorded.put(Long.toString(recorded), Long.toString(actual));
  }

  /** Learns the ids of users that a recorded call and its replay have created. */
  void learn(JsonNode recorded, String actual) throws JsonProcessingException {
    JsonNode created = JSON.readTree(actual);
    if (!recorded.isArray() || !created.isArray()) {
      return;
    }
    for (int row = 0; row < Math.min(recorded.size(), created.size()); row++) {
      put(recorded.path(row).path("id").asLong(), created.path(row).path("id").asLong());
    }
  }

  /** The stand-in's id for a recorded one. */
  long actual(String recorded) {
    return Long.parseLong(byRecorded.getOrDefault(recorded, recorded));
  }

  /** The field with the stand-in's id, if it holds a recorded one. */
  FormField translate(FormField field, boolean valuesAreIds) {
    boolean id =
        field.name().matches("users\\[\\d+]\\[id]")
            || field.name().endsWith("[userid]")
            || field.name().endsWith("[usertype][value]")
            || (valuesAreIds && field.name().startsWith("values["));
    if (!id) {
      return field;
    }
    String canonical = field.value().replaceAll("^0+(?=\\d)", "");
    String zeros = field.value().substring(0, field.value().length() - canonical.length());
    return new FormField(field.name(), zeros + byRecorded.getOrDefault(canonical, canonical));
  }
}
