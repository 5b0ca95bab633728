package nl.coachmoodle.telemetry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a line of the log says, as fields. Logged as a parameter ({@code LOG.infof("%s", fields)}):
 * in text it reads {@code name=value name=value}, in JSON each field stands by itself. Ids and
 * codes only, never a person's name or address and never a secret.
 */
public final class LogFields {
  private static final Pattern LINE_OR_CONTROL =
      Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]");

  private final Map<String, Object> values;

  private LogFields(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** One field. */
  public static LogFields of(String name, Object value) {
    Map<String, Object> first = new LinkedHashMap<>();
    first.put(name, value);
    return new LogFields(first);
  }

  /** The same and one more field. */
  public LogFields with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new LogFields(more);
  }

  /** The same and all of the others. */
  public LogFields and(LogFields others) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.putAll(others.values);
    return new LogFields(more);
  }

  /** The fields in order: numbers, texts, lists, and maps of such. */
  public Map<String, Object> values() {
    return values;
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(field -> field.getKey() + "=" + quoted(oneLine(String.valueOf(field.getValue()))))
        .collect(Collectors.joining(" "));
  }

  /** Ids come from outside: none may look like a line, or a colour, of its own. */
  private static String oneLine(String value) {
    return LINE_OR_CONTROL.matcher(value).replaceAll("?");
  }

  private static String quoted(String value) {
    boolean isPlain = value.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=');
    return isPlain || value.startsWith("{") || value.startsWith("[") ? value : '"' + value + '"';
  }
}
