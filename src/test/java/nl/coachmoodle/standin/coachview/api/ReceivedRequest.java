package nl.coachmoodle.standin.coachview.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.coachmoodle.standin.rest.FormField;

/**
 * A request as it arrived.
 *
 * @param number its place in the order of arrival, from 1
 * @param path such as {@code /api/v1/Personen}
 * @param query the decoded parameters by name, in any casing
 * @param form the decoded form
 * @param headers by name, in any casing; the first value of each
 */
public record ReceivedRequest(
    int number,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> form,
    Map<String, String> headers) {
  static final String API = "/api/v1/";

  /** The part after {@code /api/v1/}, such as {@code Personen}; empty for the token address. */
  public String entity() {
    return path.startsWith(API) ? path.substring(API.length()).split("/", 2)[0] : "";
  }

  /** The id in the path of a single row. */
  public Optional<String> rowId() {
    String[] parts =
        path.startsWith(API) ? path.substring(API.length()).split("/", 2) : new String[0];
    return parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
  }

  /** A parameter of the query. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  boolean asksFor(String name) {
    return parameter(name).map(Boolean::parseBoolean).orElse(false);
  }

  static Map<String, String> byName(List<FormField> fields) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach(field -> byName.put(field.name(), field.value()));
    return byName;
  }
}
