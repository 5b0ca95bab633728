package nl.coachmoodle.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.coachmoodle.moodle.wire.Reply;

/**
 * The custom profile fields that Moodle has shown: a text field only where it has a value, so one
 * that is not among them may exist all the same.
 *
 * @param names their short names
 */
record ShownFields(Set<String> names) {

  ShownFields {
    names = Set.copyOf(names);
  }

  /** Those of whatever accounts were looked up. */
  static ShownFields in(List<Reply> replies) {
    Set<String> names = new TreeSet<>();
    for (Reply reply : replies) {
      for (Map<?, ?> row : reply.rows()) {
        if (row.get("customfields") instanceof List<?> fields) {
          addNames(fields, names);
        }
      }
    }
    return new ShownFields(names);
  }

  private static void addNames(List<?> customFields, Set<String> names) {
    for (Object field : customFields) {
      if (field instanceof Map<?, ?> one && one.get("shortname") instanceof String name) {
        names.add(name);
      }
    }
  }

  boolean has(String field) {
    return names.contains(field);
  }

  /** A field whose short name differs in its capitals only: to Moodle it is another one. */
  Optional<String> resembling(String field) {
    return names.stream()
        .filter(name -> name.equalsIgnoreCase(field) && !name.equals(field))
        .sorted()
        .findFirst();
  }
}
