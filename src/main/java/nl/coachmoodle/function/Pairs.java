package nl.coachmoodle.function;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A map written in one setting, such as {@code VrijveldFunctie=functie;city=woonplaats}.
 * Environment variables cannot say small letters in the name of a setting, and names in Moodle and
 * Coachview have them.
 *
 * @param values by name, in the order in which they are written
 */
public record Pairs(Map<String, String> values) {

  public Pairs {
    values = Map.copyOf(values);
  }

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException naming the part that is no pair
   */
  public static Pairs of(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (!part.isBlank()) {
        if (equals < 1 || part.substring(equals + 1).isBlank()) {
          throw new IllegalArgumentException(
              "\"" + part.strip() + "\" is not a pair such as city=woonplaats");
        }
        values.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    return new Pairs(values);
  }

  /** These pairs, with others that win where both have a name. */
  static Map<String, String> merged(Map<String, String> others, Optional<Pairs> pairs) {
    Map<String, String> all = new LinkedHashMap<>(pairs.map(Pairs::values).orElse(Map.of()));
    all.putAll(others);
    return all;
  }
}
