package nl.coachmoodle.reconcile;

import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.roster.ExternalId;

/**
 * Which id of a person in Coachview stands in Moodle's ID number.
 *
 * @param choice the customer's choice
 * @param externSource takes an ExternId only of this ExternSource (in any casing): an ExternId is
 *     unique only together with its source; empty for any source
 */
public record ExternalIdRule(Choice choice, Optional<String> externSource) {

  /** The choices, as Coachview's own connectors have them. */
  public enum Choice {
    /** ExternId, the person's id in another system; who has none cannot be taken to Moodle. */
    EXTERN_ID,
    /** PersoonId, Coachview's public id (a GUID), which every person has. */
    PERSOON_ID,
    /** ExternId, and PersoonId for who has none. */
    EXTERN_ID_ELSE_PERSOON_ID
  }

  /** ExternId of any source. */
  public static ExternalIdRule externId() {
    return new ExternalIdRule(Choice.EXTERN_ID, Optional.empty());
  }

  /**
   * The external id of a person. Empty when the person has none by this rule, and also when the
   * ExternId could not stand in Moodle as it is: it is never changed to make it fit, and nobody
   * gets a PersoonId because of a slip in the ExternId.
   */
  public Optional<ExternalId> of(CoachviewPerson person) {
    Optional<String> externId = externIdOf(person);
    return switch (choice) {
      case EXTERN_ID -> externId.flatMap(ExternalIdRule::usable);
      case PERSOON_ID -> usable(person.id());
      case EXTERN_ID_ELSE_PERSOON_ID -> usable(externId.orElse(person.id()));
    };
  }

  /** The ExternId, when it is one of the configured source. */
  Optional<String> externIdOf(CoachviewPerson person) {
    return person.externId().filter(any -> isOfSource(person));
  }

  private boolean isOfSource(CoachviewPerson person) {
    return externSource.isEmpty()
        || person
            .externSource()
            .filter(source -> source.strip().equalsIgnoreCase(externSource.get().strip()))
            .isPresent();
  }

  private static Optional<ExternalId> usable(String text) {
    try {
      return Optional.of(new ExternalId(text));
    } catch (IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }
}
