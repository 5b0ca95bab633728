package nl.coachmoodle.coachview;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page of rows.
 *
 * @param rows at most 100
 * @param next where to go on; empty only when the reading is proven to be complete
 * @param total rows in the whole reading, when Coachview tells
 */
public record Page<T>(List<T> rows, Optional<Bookmark> next, OptionalLong total) {

  public Page {
    rows = List.copyOf(rows);
  }
}
