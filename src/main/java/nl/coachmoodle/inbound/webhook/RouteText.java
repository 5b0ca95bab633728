package nl.coachmoodle.inbound.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads routes that are written in one setting, divided by semicolons:
 *
 * <pre>
 * event -> function
 * event[Field=value, Field=value] -> function(personId=PersoonId, code='course:21')
 * </pre>
 *
 * <p>What is in quotes is sent as it stands, anything else is a name in the message. Without
 * brackets a function gets {@code personId=PersoonId}.
 */
final class RouteText {
  private static final Pattern ROUTE =
      Pattern.compile(
          "\\s*(?<event>[^\\[\\]>;]+?)\\s*(?:\\[(?<conditions>[^\\]]*)]\\s*)?->"
              + "\\s*(?<function>\\w+)\\s*(?:\\((?<fields>[^)]*)\\)\\s*)?");
  private static final Pattern PAIR = Pattern.compile("\\s*([^=]+?)\\s*=\\s*(.*?)\\s*");
  private static final Pattern QUOTED = Pattern.compile("'(.*)'|\"(.*)\"");

  private RouteText() {}

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException naming the route that is none
   */
  static List<Route> read(String text) {
    List<Route> routes = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      if (!part.isBlank()) {
        routes.add(route(part));
      }
    }
    return routes;
  }

  private static Route route(String text) {
    Matcher parts = ROUTE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text.strip()
              + "\" is not a route such as persoon.categorie.toegevoegd[Categorie=Naar Moodle]"
              + " -> enrolParticipant(personId=PersoonId)");
    }
    Map<String, String> fields = new TreeMap<>();
    Map<String, String> constants = new TreeMap<>();
    pairs(parts.group("fields"), text)
        .forEach(
            (name, value) -> {
              Matcher quoted = QUOTED.matcher(value);
              if (quoted.matches()) {
                constants.put(name, value.substring(1, value.length() - 1));
              } else {
                fields.put(name, value);
              }
            });
    try {
      return new Route(
          parts.group("event"),
          pairs(parts.group("conditions"), text),
          parts.group("function"),
          fields,
          constants);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("\"" + text.strip() + "\": " + wrong.getMessage(), wrong);
    }
  }

  private static Map<String, String> pairs(@Nullable String text, String route) {
    Map<String, String> pairs = new TreeMap<>();
    if (text != null && !text.isBlank()) {
      for (String part : text.split(",", -1)) {
        Matcher pair = PAIR.matcher(part);
        if (!pair.matches() || pair.group(2).isEmpty()) {
          throw new IllegalArgumentException(
              "\"" + route.strip() + "\": \"" + part.strip() + "\" is not a pair");
        }
        pairs.put(pair.group(1), pair.group(2));
      }
    }
    return pairs;
  }
}
