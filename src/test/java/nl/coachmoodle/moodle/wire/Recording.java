package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One recorded request and answer of a real Moodle site. */
record Recording(String version, String name, String function, Optional<HttpAnswer> answer) {
  static final Path DIRECTORY = Path.of("src/test/resources/moodle-recordings");
  private static final List<String> FILES =
      List.of("moodle-5.1.jsonl", "moodle-4.5.jsonl", "moodle-2.9.jsonl", "capabilities-5.1.jsonl");

  /** All 1,611 of them. */
  static List<Recording> all() {
    ObjectMapper json = new ObjectMapper();
    List<Recording> recordings = new ArrayList<>();
    for (String file : FILES) {
      String version = file.replaceAll(".*-(.*)\\.jsonl", "$1");
      try {
        for (String line : Files.readAllLines(DIRECTORY.resolve(file))) {
          JsonNode recorded = json.readTree(line);
          recordings.add(
              new Recording(
                  version,
                  recorded.path("name").asText(),
                  recorded.path("request").path("wsfunction").asText(),
                  answer(recorded.path("response"))));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return recordings;
  }

  private static Optional<HttpAnswer> answer(JsonNode response) {
    if (!response.path("status").isInt()) {
      return Optional.empty();
    }
    String type = response.path("content_type").asText("application/json");
    JsonNode body = response.path("body");
    boolean isJson = type.startsWith("application/json");
    boolean isText = body.isTextual() && (!isJson || body.asText().isEmpty());
    return Optional.of(
        new HttpAnswer(
            response.path("status").asInt(),
            Optional.of(type),
            Optional.ofNullable(response.path("location").asText(null)),
            isText ? body.asText() : body.toString()));
  }
}
