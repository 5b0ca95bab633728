package nl.coachmoodle.coachview.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * A row as the API answered it, with nested properties under dotted names. Casing does not matter.
 *
 * <p>The API writes properties without a value as null. One that is not written at all is therefore
 * a wrong name, and that is told with the names that were written.
 */
final class Row {
  private static final int NAMES_TOLD = 60;
  private static final String NAME_OF_OBJECT = ".naam";

  /** Scalar properties; empty for null. */
  private final Map<String, Optional<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Row(JsonNode object) {
    collect("", object);
  }

  private void collect(String prefix, JsonNode object) {
    object
        .properties()
        .forEach(
            property -> {
              String name = prefix + property.getKey();
              JsonNode value = property.getValue();
              if (value.isObject()) {
                collect(name + ".", value);
              } else if (!value.isArray()) {
                values.put(name, value.isNull() ? Optional.empty() : Optional.of(value.asText()));
              }
            });
  }

  /** All scalar properties, empty for null. */
  Map<String, Optional<String>> values() {
    return values;
  }

  /** The row's id. */
  String id() {
    return required(Names.ID);
  }

  /** A property that every row has. */
  String required(Name name) {
    return text(name)
        .orElseThrow(
            () ->
                new FailedException(
                    Failure.of(FailureCode.COACHVIEW_ANSWER_UNEXPECTED)
                        .with("expected", "a value in " + name.value())));
  }

  /** A property that can be without a value; blank is none. */
  Optional<String> text(Name name) {
    if (!name.exists()) {
      return Optional.empty();
    }
    if (!has(name)) {
      throw new FailedException(unknown(name));
    }
    return textIfThere(name);
  }

  /** The same for a property that need not be written at all. */
  Optional<String> textIfThere(Name name) {
    Optional<String> value =
        values.getOrDefault(
            name.value(), values.getOrDefault(name.value() + NAME_OF_OBJECT, Optional.empty()));
    return value.map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Whether it is written, with or without a value. */
  boolean has(Name name) {
    return values.containsKey(name.value()) || values.containsKey(name.value() + NAME_OF_OBJECT);
  }

  /** A truth value, false where there is none. */
  boolean isTrue(Name name) {
    return textIfThere(name)
        .map(text -> text.equalsIgnoreCase("true") || text.equals("1"))
        .orElse(false);
  }

  /** A time in Coachview's local time, or a day at its beginning. */
  Optional<LocalDateTime> time(Name name) {
    return text(name).map(text -> time(name, text));
  }

  private static LocalDateTime time(Name name, String text) {
    try {
      int zone = text.endsWith("Z") ? text.length() - 1 : text.length();
      return text.contains("T")
          ? LocalDateTime.parse(text.substring(0, zone))
          : LocalDateTime.parse(text + "T00:00");
    } catch (DateTimeException unreadable) {
      throw new FailedException(
          Failure.of(FailureCode.COACHVIEW_ANSWER_UNEXPECTED)
              .with("expected", "a time in " + name.value()),
          unreadable);
    }
  }

  /** The failure of a name that this row does not have; it names names, no values. */
  Failure unknown(Name name) {
    return Failure.of(FailureCode.COACHVIEW_NAME_UNKNOWN)
        .with("name", name.asSetting())
        .with(
            "names",
            values.keySet().stream()
                .limit(NAMES_TOLD)
                .reduce((one, other) -> one + ", " + other)
                .orElse("-"));
  }
}
