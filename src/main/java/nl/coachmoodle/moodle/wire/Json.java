package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.coachmoodle.moodle.Acknowledged;
import nl.coachmoodle.moodle.Result;

/** Takes the parts of an answer that must be there. */
final class Json {
  private Json() {}

  /** The elements of a list. */
  static List<JsonNode> list(JsonNode node, String what) {
    if (!node.isArray()) {
      throw new UnexpectedAnswerException(what);
    }
    List<JsonNode> elements = new ArrayList<>();
    node.forEach(elements::add);
    return elements;
  }

  /** A whole number. */
  static long id(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new UnexpectedAnswerException("a number in " + field);
    }
    return value.asLong();
  }

  /** The literal {@code null} of functions without a result, for every item. */
  static List<Result<Acknowledged>> nothing(JsonNode node, int items) {
    if (!node.isNull()) {
      throw new UnexpectedAnswerException("null");
    }
    return Collections.nCopies(items, new Result.Done<>(new Acknowledged()));
  }
}
