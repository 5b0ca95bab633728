package nl.coachmoodle.roster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.moodle.UserUpdate;

/**
 * An update with the participant it is for.
 *
 * @param suspected fields that were left out because Moodle may not know them
 * @param doubt the refusal that did not say so
 */
record PendingUpdate(
    Dossier dossier, UserUpdate update, Set<String> suspected, Optional<Failure> doubt) {

  PendingUpdate(Dossier dossier, UserUpdate update) {
    this(dossier, update, Set.of(), Optional.empty());
  }

  PendingUpdate without(Set<String> fields) {
    return new PendingUpdate(dossier, fewer(fields), suspected, doubt);
  }

  PendingUpdate suspecting(Set<String> fields, Failure refusal) {
    return new PendingUpdate(dossier, fewer(fields), fields, Optional.of(refusal));
  }

  /** Whether it changes this field. */
  boolean changes(String field) {
    return update.fields().containsKey(field)
        || update.customFields().containsKey(field)
        || (field.equals("suspended") && update.suspended().isPresent());
  }

  private UserUpdate fewer(Set<String> fields) {
    Map<String, String> fewer = new HashMap<>(update.fields());
    fewer.keySet().removeAll(fields);
    return update.withFields(fewer);
  }
}
