package nl.coachmoodle.standin.recorded;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One recorded request of a real Moodle site with its answer.
 *
 * @param section where in the recording session it belongs
 * @param name the case; the same name is the same case on every release
 * @param state what was changed on the site for it
 * @param method the HTTP method
 * @param form the form or query, readable: not percent-encoded
 * @param body the body that the real site answered, parsed where it was JSON
 * @param answer the shape of that answer
 */
public record Recording(
    String section,
    String name,
    String state,
    String method,
    String form,
    JsonNode body,
    AnswerShape answer) {

  static Recording of(JsonNode line) {
    JsonNode request = line.path("request");
    JsonNode response = line.path("response");
    return new Recording(
        line.path("section").asText(),
        line.path("name").asText(),
        line.path("state").asText(),
        request.path("method").asText(),
        request.path("form").asText(),
        response.path("body"),
        AnswerShape.of(
            response.path("status").asInt(),
            response.path("content_type").asText(),
            response.path("body")));
  }

  /** Whether it is a call that creates users. */
  boolean creates() {
    return form.contains("wsfunction=core_user_create_users");
  }

  /** The value of a field of the form. */
  String value(String field) {
    int start = form.indexOf(field + "=") + field.length() + 1;
    int end = form.indexOf('&', start);
    return end < 0 ? form.substring(start) : form.substring(start, end);
  }

  /** Whether the request can be sent again: some recordings only describe theirs. */
  public boolean replayable() {
    return !form.startsWith("<") && answer.status() != 0;
  }
}
