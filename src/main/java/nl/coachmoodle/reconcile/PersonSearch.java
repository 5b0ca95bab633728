package nl.coachmoodle.reconcile;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.Conditions;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.reconcile.ExternalIdRule.Choice;

/**
 * Finds the persons who may have some external ids: by ExternId, and by PersoonId where an id has
 * the form of one. The ids come from elsewhere (Moodle, the e-learning link, an administrator), so
 * anything can stand in them.
 */
final class PersonSearch {
  private final CoachviewService coachview;
  private final Choice choice;

  /**
   * @param coachview serves this operation
   * @param choice which ids of persons are external ids
   */
  PersonSearch(CoachviewService coachview, Choice choice) {
    this.coachview = coachview;
    this.choice = choice;
  }

  /** Whether Coachview can be asked who has this id. */
  boolean canAsk(String id) {
    return isAskedAsExternId(id) || isAskedAsPersonId(id);
  }

  /**
   * Everybody who has one of these ids, whether they have it by the rule or not. An id that cannot
   * be asked finds nobody.
   *
   * @throws FailedException when Coachview cannot be read
   */
  List<CoachviewPerson> persons(Collection<String> ids) {
    Map<String, CoachviewPerson> found = new LinkedHashMap<>();
    List<String> externIds = some(ids, this::isAskedAsExternId);
    if (!externIds.isEmpty()) {
      coachview
          .personsByExternalId(externIds)
          .forEach(person -> found.put(Guid.key(person.id()), person));
    }
    List<String> personIds = some(ids, this::isAskedAsPersonId);
    if (!personIds.isEmpty()) {
      coachview.persons(personIds).forEach(person -> found.put(Guid.key(person.id()), person));
    }
    return List.copyOf(found.values());
  }

  private boolean isAskedAsExternId(String id) {
    return choice != Choice.PERSOON_ID && Conditions.canHold(id);
  }

  private boolean isAskedAsPersonId(String id) {
    return choice != Choice.EXTERN_ID && Guid.is(id);
  }

  private static List<String> some(Collection<String> ids, Predicate<String> which) {
    return ids.stream().filter(which).distinct().toList();
  }
}
