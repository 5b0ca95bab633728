package nl.coachmoodle.coachview.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;
import nl.coachmoodle.failure.Failure;

/** What a request for rows came to. */
sealed interface Answer {

  /**
   * A list of objects.
   *
   * @param total rows in the whole list, when Coachview tells
   */
  record Rows(List<JsonNode> rows, OptionalLong total) implements Answer {}

  /** No list. */
  record Refused(Failure failure) implements Answer {}
}
