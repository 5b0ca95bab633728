package nl.coachmoodle.inbound.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Violation;

/**
 * One message: its texts, numbers and truth values, wherever they stand in it. Names are found in
 * any casing. What envelope Coachview puts around them is not public, so {@code PersoonId} is found
 * at the outermost place where it stands; {@code data.PersoonId} is found there only.
 */
final class WebhookMessage {
  private static final int LONGEST_VALUE = 255;
  private static final int DEEPEST = 10;
  private static final int MOST_NAMES = 20;

  /** What decoding puts in place of bytes that are not UTF-8: an id would be another one. */
  private static final char NOT_UTF8 = '\uFFFD';

  /** By path, in lower case; several where names differ in casing only. */
  private final Map<String, Set<String>> values = new TreeMap<>();

  private WebhookMessage() {}

  /** A message that is a JSON object. */
  static WebhookMessage of(JsonNode object) {
    WebhookMessage message = new WebhookMessage();
    message.take("", object, 0);
    return message;
  }

  /** A message that is a form. */
  static WebhookMessage of(Map<String, List<String>> form) {
    WebhookMessage message = new WebhookMessage();
    form.forEach((name, all) -> all.forEach(value -> message.put(name, value)));
    return message;
  }

  /**
   * The value under a name.
   *
   * @param name a name, or a path with dots
   * @return empty when there is none, or an empty one
   * @throws FailedException {@code data/input-invalid} when there are several that differ, or when
   *     it cannot be the id or name that it should be
   */
  Optional<String> find(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    Set<String> found = values.getOrDefault(wanted, Set.of());
    if (found.isEmpty() && !wanted.contains(".")) {
      found = outermost("." + wanted);
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String value = found.iterator().next();
    // Of two that differ, whichever were taken: somebody else could gain or lose access.
    if (found.size() > 1 || value.indexOf(NOT_UTF8) >= 0 || hasControls(value)) {
      throw wrong(Violation.Kind.MALFORMED, name);
    }
    if (value.length() > LONGEST_VALUE) {
      throw wrong(Violation.Kind.TOO_LONG, name);
    }
    return Optional.of(value);
  }

  /**
   * The names in it, for whoever has to find out where things stand. Only such as a program gives
   * to fields: a form could have anything for a name.
   */
  List<String> names() {
    return values.keySet().stream()
        .filter(name -> name.matches("[a-z_][a-z0-9_.-]{0,59}"))
        .limit(MOST_NAMES)
        .toList();
  }

  static FailedException wrong(Violation.Kind kind, String field) {
    return new FailedException(
        Failure.of(FailureCode.INPUT_INVALID)
            .with("violations", new Violation(kind, field).toString()));
  }

  private Set<String> outermost(String ending) {
    Set<String> found = new TreeSet<>();
    int depth = Integer.MAX_VALUE;
    for (Map.Entry<String, Set<String>> value : values.entrySet()) {
      int itsDepth = depth(value.getKey());
      if (value.getKey().endsWith(ending) && itsDepth <= depth) {
        if (itsDepth < depth) {
          found.clear();
          depth = itsDepth;
        }
        found.addAll(value.getValue());
      }
    }
    return found;
  }

  private static int depth(String path) {
    return (int) path.chars().filter(character -> character == '.').count();
  }

  private void take(String path, JsonNode node, int depth) {
    if (node.isObject() && depth < DEEPEST) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties()
          .forEach(field -> take(prefix + field.getKey(), field.getValue(), depth + 1));
    } else if (node.isTextual() || node.isNumber() || node.isBoolean()) {
      put(path, node.asText());
    }
  }

  private void put(String path, String value) {
    if (!value.isBlank()) {
      values
          .computeIfAbsent(path.toLowerCase(Locale.ROOT), any -> new TreeSet<>())
          .add(value.strip());
    }
  }

  private static boolean hasControls(String value) {
    return value.chars().anyMatch(Character::isISOControl);
  }
}
