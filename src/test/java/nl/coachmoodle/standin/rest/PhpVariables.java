package nl.coachmoodle.standin.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns form fields into nested PHP arrays: {@code users[0][id]=7}. A value is a {@link String} or
 * a map again. Order is kept, indexes may have gaps, {@code values[]} counts on.
 */
public final class PhpVariables {
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\]");

  private PhpVariables() {}

  /** The nested values; a later field replaces an earlier one of the same name. */
  public static Map<String, Object> nest(List<FormField> fields) {
    Map<String, Object> root = new LinkedHashMap<>();
    for (FormField field : fields) {
      add(root, field);
    }
    return root;
  }

  private static void add(Map<String, Object> root, FormField field) {
    int bracket = field.name().indexOf('[');
    String top = bracket < 0 ? field.name() : field.name().substring(0, bracket);
    // PHP turns dots and blanks into underscores, as they cannot be in a variable's name.
    String key = top.replace('.', '_').replace(' ', '_');
    Map<String, Object> map = root;
    if (bracket >= 0) {
      Matcher matcher = BRACKETS.matcher(field.name().substring(bracket));
      while (matcher.lookingAt()) {
        map = child(map, key);
        key = matcher.group(1).isEmpty() ? nextIndex(map) : matcher.group(1);
        matcher.region(matcher.end(), matcher.regionEnd());
      }
    }
    map.put(key, field.value());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> map, String key) {
    Object existing = map.get(key);
    if (existing instanceof Map) {
      return (Map<String, Object>) existing;
    }
    Map<String, Object> created = new LinkedHashMap<>();
    map.put(key, created);
    return created;
  }

  private static String nextIndex(Map<String, Object> map) {
    long last = -1;
    for (String key : map.keySet()) {
      if (key.matches("\\d{1,18}")) {
        last = Math.max(last, Long.parseLong(key));
      }
    }
    return Long.toString(last + 1);
  }
}
