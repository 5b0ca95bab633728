package nl.coachmoodle.moodle.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;

/**
 * What Moodle said to one plain call, with everything that may tell a cause.
 *
 * @param failure what the answer means; empty when the function did its work
 * @param errorcode Moodle's own code, where it sent an error
 * @param message Moodle's wording in the language of the site; may quote a user name
 * @param debuginfo the reason in English; present when the site's debug level is NORMAL or higher
 * @param namespaced whether the exception's class has a namespace, as since Moodle 4.5; of no other
 *     use
 * @param result the function's result as texts, numbers, booleans, lists and maps; empty for {@code
 *     null} and for errors
 * @param time the clock of Moodle's web server
 */
public record Reply(
    Optional<Failure> failure,
    Optional<String> errorcode,
    String message,
    Optional<String> debuginfo,
    boolean namespaced,
    Optional<Object> result,
    Optional<Instant> time) {

  /** Whether the function did its work. */
  public boolean isOk() {
    return failure.isEmpty();
  }

  /** Whether Moodle sent an error with this code. */
  public boolean is(String code) {
    return errorcode.filter(code::equals).isPresent();
  }

  /** Whether the message or the debug text has this in it. */
  public boolean says(String text) {
    return message.contains(text) || debuginfo.filter(debug -> debug.contains(text)).isPresent();
  }

  /** The rows of a result that is a list of objects; empty for any other. */
  public List<Map<?, ?>> rows() {
    return objects(result.orElse(List.of()));
  }

  /** The warnings of a result that has them; empty for any other. */
  public List<Map<?, ?>> warnings() {
    return result.orElse(List.of()) instanceof Map<?, ?> object && object.containsKey("warnings")
        ? objects(object.get("warnings"))
        : List.of();
  }

  private static List<Map<?, ?>> objects(Object value) {
    return value instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .<Map<?, ?>>map(row -> (Map<?, ?>) row)
            .toList()
        : List.of();
  }
}
