package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.moodle.MoodleUser;

/** Reads the rows of {@code core_user_get_users_by_field}. */
final class UserRows {
  private UserRows() {}

  static List<MoodleUser> read(JsonNode result) {
    return Json.list(result, "a list of users").stream().map(UserRows::user).toList();
  }

  private static MoodleUser user(JsonNode row) {
    Map<String, String> shown = new HashMap<>();
    row.properties().stream()
        .filter(field -> field.getValue().isValueNode() && !field.getValue().isNull())
        .forEach(field -> shown.put(field.getKey(), field.getValue().asText()));
    Map<String, String> customFields = new HashMap<>();
    for (JsonNode custom : row.path("customfields")) {
      customFields.put(custom.path("shortname").asText(), custom.path("value").asText());
    }
    return new MoodleUser(Json.id(row, "id"), shown, customFields);
  }
}
