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
 * @param answer what the real site answered
 */
public record Recording(
    String section, String name, String state, String method, String form, AnswerShape answer) {

  static Recording of(JsonNode line) {
    JsonNode request = line.path("request");
    JsonNode response = line.path("response");
    return new Recording(
        line.path("section").asText(),
        line.path("name").asText(),
        line.path("state").asText(),
        request.path("method").asText(),
        request.path("form").asText(),
        AnswerShape.of(
            response.path("status").asInt(),
            response.path("content_type").asText(),
            response.path("body")));
  }

  /** Whether the request can be sent again: some recordings only describe theirs. */
  public boolean replayable() {
    return !form.startsWith("<") && answer.status() != 0;
  }
}
