package nl.coachmoodle.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Violation;

/**
 * Reads a message of Coachview's generic e-learning link ("Subscribe / unsubscribe student"). Only
 * its six documented fields are taken, in any casing; whatever else is sent is left aside.
 */
final class ElearningMessage {
  static final List<String> FIELDS =
      List.of(
          "PersoonExterneId",
          "PersoonVoornaam",
          "PersoonTussenvoegsels",
          "PersoonAchternaam",
          "PersoonEmailadres",
          "Elearningcode");

  /** What decoding puts in place of bytes that are not UTF-8: a name would be spoiled for good. */
  private static final char NOT_UTF8 = '\uFFFD';

  private final Map<String, Object> values = new HashMap<>();

  /** The JSON body of an enrolment. */
  static ElearningMessage json(ObjectMapper json, String body) {
    ElearningMessage message = new ElearningMessage();
    message.addJson(json, body);
    return message;
  }

  /**
   * The parameters of a withdrawal: from the query, and from a form or JSON body if there is one.
   */
  static ElearningMessage parameters(
      Map<String, List<String>> query, Optional<String> mediaType, String body, ObjectMapper json) {
    ElearningMessage message = new ElearningMessage();
    query.forEach((name, all) -> all.forEach(value -> message.take(name, value)));
    if (!body.isBlank()) {
      String type = mediaType.orElse("").toLowerCase(Locale.ROOT);
      if (type.startsWith("application/x-www-form-urlencoded")) {
        message.addForm(body);
      } else if (isJson(mediaType)) {
        message.addJson(json, body);
      } else {
        throw new FailedException(FailureCode.MEDIA_TYPE_UNSUPPORTED);
      }
    }
    return message;
  }

  static boolean isJson(Optional<String> mediaType) {
    String type = mediaType.orElse("").toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return type.equals("application/json");
  }

  /** The message as the input of a function. */
  Map<String, Object> asRequest() {
    return Map.copyOf(values);
  }

  private void addJson(ObjectMapper json, String body) {
    Map<String, Object> object;
    try {
      object =
          json.readerFor(new TypeReference<Map<String, Object>>() {})
              .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readValue(body);
    } catch (JsonProcessingException unreadable) {
      throw notJson();
    }
    if (object == null) {
      throw notJson();
    }
    object.forEach(
        (name, value) -> {
          if (value != null) {
            take(name, value);
          }
        });
  }

  private void addForm(String body) {
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        try {
          take(decoded(parts[0]), decoded(parts[1]));
        } catch (IllegalArgumentException broken) {
          throw wrong(Violation.Kind.MALFORMED, "body");
        }
      }
    }
  }

  private void take(String name, Object value) {
    for (String field : FIELDS) {
      if (field.equalsIgnoreCase(name)) {
        if (value instanceof String text && text.indexOf(NOT_UTF8) >= 0) {
          throw wrong(Violation.Kind.MALFORMED, field);
        }
        Object before = values.putIfAbsent(field, value);
        if (before != null && !String.valueOf(before).equals(String.valueOf(value))) {
          // Whichever were taken, somebody else could lose access.
          throw wrong(Violation.Kind.MALFORMED, field);
        }
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static FailedException notJson() {
    return wrong(Violation.Kind.NOT_JSON, "body");
  }

  private static FailedException wrong(Violation.Kind kind, String field) {
    return new FailedException(
        Failure.of(FailureCode.INPUT_INVALID)
            .with("violations", new Violation(kind, field).toString()));
  }
}
