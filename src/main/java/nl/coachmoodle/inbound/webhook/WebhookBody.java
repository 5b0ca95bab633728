package nl.coachmoodle.inbound.webhook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Violation;

/** Reads what was sent: a JSON object, a list of them, or a form. */
final class WebhookBody {
  /** Messages in one call at the most. */
  private static final int MOST_MESSAGES = 100;

  private final ObjectReader json;

  WebhookBody(ObjectMapper json) {
    this.json =
        json.readerFor(JsonNode.class)
            .with(
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * The messages in a body, at least one.
   *
   * @param mediaType the header; without it a body that looks like JSON is taken for that
   * @throws FailedException {@code data/media-type-unsupported} or {@code data/input-invalid}
   */
  List<WebhookMessage> read(Optional<String> mediaType, byte[] body) {
    String type = mediaType.orElse("").toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    if (type.equals("application/x-www-form-urlencoded")) {
      return List.of(WebhookMessage.of(form(new String(body, StandardCharsets.UTF_8))));
    }
    boolean isJson =
        type.equals("application/json") || type.matches("application/[a-z0-9.-]{1,60}\\+json");
    if (!isJson && !(type.isEmpty() && looksLikeJson(body))) {
      throw new FailedException(FailureCode.MEDIA_TYPE_UNSUPPORTED);
    }
    return objects(body).stream().map(WebhookMessage::of).toList();
  }

  private List<JsonNode> objects(byte[] body) {
    JsonNode root;
    try {
      root = json.readTree(body);
    } catch (IOException unreadable) {
      throw notJson();
    }
    List<JsonNode> objects = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(objects::add);
    } else {
      objects.add(root);
    }
    if (objects.size() > MOST_MESSAGES) {
      throw WebhookMessage.wrong(Violation.Kind.TOO_MANY, "body");
    }
    if (objects.isEmpty() || !objects.stream().allMatch(JsonNode::isObject)) {
      throw notJson();
    }
    return objects;
  }

  private static boolean looksLikeJson(byte[] body) {
    String begin = new String(body, StandardCharsets.UTF_8).stripLeading();
    return begin.startsWith("{") || begin.startsWith("[");
  }

  private static Map<String, List<String>> form(String body) {
    Map<String, List<String>> fields = new TreeMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        try {
          fields
              .computeIfAbsent(decoded(parts[0]), any -> new ArrayList<>())
              .add(decoded(parts[1]));
        } catch (IllegalArgumentException broken) {
          throw WebhookMessage.wrong(Violation.Kind.MALFORMED, "body");
        }
      }
    }
    if (fields.isEmpty()) {
      throw WebhookMessage.wrong(Violation.Kind.REQUIRED, "body");
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static FailedException notJson() {
    return WebhookMessage.wrong(Violation.Kind.NOT_JSON, "body");
  }
}
