package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An error object of Moodle. The class in its {@code exception} is not kept: the names gained a
 * namespace in 4.5, so nothing may rest on them.
 *
 * @param errorcode absent for errors of PHP itself
 * @param message localised; with debugdisplay on it also carries the debug text
 * @param debuginfo English; present only when the site's debug level is NORMAL or higher
 */
record MoodleError(Optional<String> errorcode, String message, Optional<String> debuginfo) {

  static MoodleError read(JsonNode body) {
    return new MoodleError(
        text(body, "errorcode"), text(body, "message").orElse(""), text(body, "debuginfo"));
  }

  /** Everything that may tell the reason. */
  String reason() {
    return debuginfo.map(debug -> message + "\n" + debug).orElse(message);
  }

  boolean says(String text) {
    return reason().contains(text);
  }

  private static Optional<String> text(JsonNode body, String field) {
    JsonNode value = body.get(field);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }
}
