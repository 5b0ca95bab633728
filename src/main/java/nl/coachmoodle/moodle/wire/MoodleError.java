package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error object of Moodle. The class in its {@code exception} is not kept: the names gained a
 * namespace in 4.5, so nothing may rest on them.
 *
 * @param errorcode absent for errors of PHP itself
 * @param message localised; with debugdisplay on it also carries the debug text
 * @param debuginfo English; present only when the site's debug level is NORMAL or higher
 */
record MoodleError(Optional<String> errorcode, String message, Optional<String> debuginfo) {
  private static final Pattern CODE_IN_DEBUG = Pattern.compile("Error code: ([A-Za-z0-9_/]+)");

  static MoodleError read(JsonNode body) {
    return new MoodleError(
        text(body, "errorcode"), text(body, "message").orElse(""), text(body, "debuginfo"));
  }

  /** Whether this is an error of the door for files, which has a form of its own. */
  static boolean isOfUploads(JsonNode body) {
    return body.path("error").isTextual();
  }

  /**
   * An error of the door for files. On 2.9 its code stands in the debug text only, and so nowhere
   * when debugging is off.
   */
  static MoodleError readOfUploads(JsonNode body) {
    Optional<String> debuginfo = text(body, "debuginfo");
    Optional<String> inDebug =
        debuginfo.map(CODE_IN_DEBUG::matcher).filter(Matcher::find).map(found -> found.group(1));
    return new MoodleError(
        text(body, "errorcode").or(() -> inDebug), body.path("error").asText(), debuginfo);
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
