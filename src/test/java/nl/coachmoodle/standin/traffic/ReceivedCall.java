package nl.coachmoodle.standin.traffic;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.standin.rest.FormField;

/**
 * A call as it arrived.
 *
 * @param number its place in the order of arrival, from 1
 * @param method the HTTP method
 * @param query the decoded query, in order
 * @param form the decoded form, in order
 * @param reference the header {@code X-Correlation-Id}
 */
public record ReceivedCall(
    int number,
    String method,
    List<FormField> query,
    List<FormField> form,
    Optional<String> reference) {

  /** Copies the lists. */
  public ReceivedCall {
    query = List.copyOf(query);
    form = List.copyOf(form);
  }

  /** The web service function, empty when the call names none. */
  public String function() {
    return value("wsfunction").orElse("");
  }

  /** The value of a field by its full name, such as {@code users[0][id]}; the form wins. */
  public Optional<String> value(String name) {
    return last(form, name).or(() -> last(query, name));
  }

  /** How many fields of the form have this name up to the first bracket. */
  public long count(String topName) {
    return form.stream()
        .filter(field -> field.name().equals(topName) || field.name().startsWith(topName + "["))
        .count();
  }

  private static Optional<String> last(List<FormField> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(FormField::value)
        .reduce((first, second) -> second);
  }
}
