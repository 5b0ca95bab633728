package nl.coachmoodle.function;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Violation;
import nl.coachmoodle.failure.Violation.Kind;

/**
 * Reads the fields of one JSON object and collects everything that is wrong with them, so that a
 * sender is told all of it at once. Unknown fields are ignored.
 */
final class RequestFields {
  private static final int LONGEST = 2_000;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_ .\\[\\]-]{1,60}");

  private final Map<String, Object> values = new HashMap<>();
  private final List<Violation> violations;
  private final String path;

  private RequestFields(Map<?, ?> object, List<Violation> violations, String path) {
    object.forEach(
        (name, value) -> {
          if (value != null) {
            values.put(String.valueOf(name).toLowerCase(Locale.ROOT), value);
          }
        });
    this.violations = violations;
    this.path = path;
  }

  static RequestFields of(Map<?, ?> object) {
    return new RequestFields(object, new ArrayList<>(), "");
  }

  /** Whether there is something under this name. */
  boolean has(String name) {
    return value(name).isPresent();
  }

  /** A text; numbers are taken for text, because ids are often sent as numbers. */
  Optional<String> text(String... names) {
    for (String name : names) {
      Optional<Object> value = value(name);
      if (value.isPresent()) {
        return asText(name, value.get());
      }
    }
    return Optional.empty();
  }

  /** A text of this many characters at the most, such as that of a file. */
  Optional<String> longText(String name, int longest) {
    Optional<Object> value = value(name);
    if (value.isPresent() && !(value.get() instanceof String)) {
      accuse(Kind.NOT_TEXT, name);
      return Optional.empty();
    }
    Optional<String> text = value.map(String::valueOf);
    if (text.filter(found -> found.length() > longest).isPresent()) {
      accuse(Kind.TOO_LONG, name);
      return Optional.empty();
    }
    return text;
  }

  /** A text that must be there and must not be blank; a blank one stands in when it is not. */
  String requiredText(String... names) {
    Optional<String> text = text(names).filter(found -> !found.isBlank());
    if (text.isEmpty() && !isAccused(names)) {
      accuse(Kind.REQUIRED, names[0]);
    }
    return text.orElse("");
  }

  Optional<Long> number(String name) {
    return text(name)
        .flatMap(
            text -> {
              if (text.matches("\\d{1,18}")) {
                return Optional.of(Long.parseLong(text));
              }
              accuse(Kind.NOT_A_NUMBER, name);
              return Optional.empty();
            });
  }

  Optional<Boolean> yesOrNo(String name) {
    return value(name)
        .flatMap(
            value -> {
              if (value instanceof Boolean yes) {
                return Optional.of(yes);
              }
              accuse(Kind.NOT_A_YES_OR_NO, name);
              return Optional.empty();
            });
  }

  /** One of the constants of an enum, in any casing and with dashes or underscores. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
    return text(name)
        .flatMap(
            text -> {
              String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
              for (E choice : choices.getEnumConstants()) {
                if (choice.name().equals(wanted)) {
                  return Optional.of(choice);
                }
              }
              accuse(Kind.NOT_ONE_OF_THE_CHOICES, name);
              return Optional.empty();
            });
  }

  /** A moment. A date without a time is its first second, or its last one where it is an end. */
  Optional<Instant> moment(String name, ZoneId zone, LocalTime timeOfDay) {
    return text(name)
        .filter(text -> !text.isBlank())
        .flatMap(
            text -> {
              Optional<Instant> moment = Moments.read(text.strip(), zone, timeOfDay);
              if (moment.isEmpty()) {
                accuse(Kind.NOT_A_DATE, name);
              }
              return moment;
            });
  }

  /** An object, as it was sent; empty when there is none or something else. */
  Optional<Map<?, ?>> object(String name) {
    return value(name).filter(Map.class::isInstance).map(object -> (Map<?, ?>) object);
  }

  /** The objects in a list. */
  List<RequestFields> objects(String name) {
    List<RequestFields> objects = new ArrayList<>();
    int index = 0;
    for (Object element : list(name)) {
      String where = name + "[" + index + "]";
      if (element instanceof Map<?, ?> object) {
        objects.add(new RequestFields(object, violations, path + where + "."));
      } else {
        accuse(Kind.NOT_AN_OBJECT, where);
      }
      index++;
    }
    return objects;
  }

  /** The texts in a list. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    int index = 0;
    for (Object element : list(name)) {
      asText(name + "[" + index + "]", element).ifPresent(texts::add);
      index++;
    }
    return texts;
  }

  /** The texts in an object, by their names as they are written. */
  Map<String, String> textsByName(String name) {
    Optional<Object> value = value(name);
    Map<String, String> texts = new HashMap<>();
    if (value.isPresent() && value.get() instanceof Map<?, ?> object) {
      object.forEach(
          (key, element) -> {
            if (element != null) {
              asText(name + "." + printable(key), element)
                  .ifPresent(text -> texts.put(key + "", text));
            }
          });
    } else if (value.isPresent()) {
      accuse(Kind.NOT_AN_OBJECT, name);
    }
    return texts;
  }

  void accuse(Kind kind, String name) {
    violations.add(new Violation(kind, path + name));
  }

  /**
   * A name that the sender chose. It is logged, so it must not look like a line of the log, and
   * whoever mixes up names and values must not find an address there.
   */
  private static String printable(Object name) {
    String text = String.valueOf(name);
    return PLAIN_NAME.matcher(text).matches() ? text : "?";
  }

  /** Whether nothing is wrong so far. */
  boolean isClean() {
    return violations.isEmpty();
  }

  /** Whether something is wrong with one of these fields, or with an element of it. */
  boolean isAccused(String... names) {
    return Arrays.stream(names)
        .map(name -> path + name)
        .anyMatch(
            field ->
                violations.stream()
                    .map(Violation::field)
                    .anyMatch(accused -> accused.equals(field) || accused.startsWith(field + "[")));
  }

  /**
   * Ends the reading.
   *
   * @throws FailedException naming everything that is wrong
   */
  void check() {
    if (!violations.isEmpty()) {
      throw new FailedException(
          Failure.of(FailureCode.INPUT_INVALID).with("violations", Violation.join(violations)));
    }
  }

  private Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
  }

  private List<?> list(String name) {
    Optional<Object> value = value(name);
    if (value.isPresent() && value.get() instanceof List<?> list) {
      return list;
    }
    if (value.isPresent()) {
      accuse(Kind.NOT_A_LIST, name);
    }
    return List.of();
  }

  private Optional<String> asText(String name, Object value) {
    boolean isNumber = value instanceof Integer || value instanceof Long;
    if (!(value instanceof String) && !isNumber) {
      accuse(Kind.NOT_TEXT, name);
      return Optional.empty();
    }
    String text = String.valueOf(value);
    if (text.length() > LONGEST) {
      accuse(Kind.TOO_LONG, name);
      return Optional.empty();
    }
    return Optional.of(text);
  }
}
