package nl.coachmoodle.inbound.webhook;

import java.util.List;
import java.util.Optional;

/** The headers of a request, by their names in any casing. */
@FunctionalInterface
interface RequestHeaders {

  /** All values of a header, in order; none when it is not there. */
  List<String> all(String name);

  /**
   * The one text of a header. Several lines are one list, and Lambda splits lines at their commas:
   * both are put together again.
   */
  default Optional<String> text(String name) {
    List<String> values = all(name);
    return Optional.of(String.join(",", values).strip()).filter(text -> !text.isEmpty());
  }
}
