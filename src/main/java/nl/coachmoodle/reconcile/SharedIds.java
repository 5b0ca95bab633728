package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.Conditions;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ExternalId;

/**
 * Finds persons that share an external id, because each would overwrite the other's account in
 * Moodle. Where all but one of them have departed, that one has the external id; otherwise nobody
 * has it. Whose external id Coachview cannot be asked for has none either: somebody else could have
 * the same.
 */
final class SharedIds {
  private final CoachviewService coachview;
  private final ExternalIdRule externalIds;

  SharedIds(CoachviewService coachview, ExternalIdRule externalIds) {
    this.coachview = coachview;
    this.externalIds = externalIds;
  }

  /** Why these persons cannot have their external id, by the key of their id. */
  Map<String, Failure> refusals(List<CoachviewPerson> persons) {
    Map<ExternalId, Map<String, CoachviewPerson>> holders = new LinkedHashMap<>();
    persons.forEach(person -> add(person, holders));
    elsewhere(persons).forEach(person -> add(person, holders));
    Map<String, Failure> refusals = new HashMap<>();
    persons.forEach(
        person ->
            lookedUp(person)
                .filter(externId -> !Conditions.canHold(externId))
                .ifPresent(externId -> refusals.put(Guid.key(person.id()), notAskable(externId))));
    holders.forEach(
        (externalId, byId) -> {
          if (byId.size() > 1) {
            Failure failure =
                Failure.of(FailureCode.EXTERNAL_ID_SHARED)
                    .with("externalId", Printable.of(externalId.value()))
                    .with("persons", String.join(", ", new TreeSet<>(byId.keySet())));
            Optional<String> owner = owner(byId);
            byId.keySet().stream()
                .filter(id -> owner.filter(id::equals).isEmpty())
                .forEach(id -> refusals.put(id, failure));
          }
        });
    return refusals;
  }

  private void add(CoachviewPerson person, Map<ExternalId, Map<String, CoachviewPerson>> holders) {
    externalIds
        .of(person)
        .ifPresent(
            externalId ->
                holders
                    .computeIfAbsent(externalId, none -> new LinkedHashMap<>())
                    .put(Guid.key(person.id()), person));
  }

  private List<CoachviewPerson> elsewhere(List<CoachviewPerson> persons) {
    Set<String> externIds = new HashSet<>();
    persons.forEach(
        person -> lookedUp(person).filter(Conditions::canHold).ifPresent(externIds::add));
    return externIds.isEmpty() ? List.of() : coachview.personsByExternalId(externIds);
  }

  /** The ExternId of a person of which others are looked for. */
  private Optional<String> lookedUp(CoachviewPerson person) {
    return externalIds.choice() == ExternalIdRule.Choice.PERSOON_ID
        ? Optional.empty()
        // One that Moodle cannot hold is not used, whoever has it.
        : externalIds.externIdOf(person).filter(any -> externalIds.of(person).isPresent());
  }

  private static Failure notAskable(String externId) {
    return Failure.of(FailureCode.EXTERNAL_ID_NOT_ASKABLE)
        .with("externalId", Printable.of(externId));
  }

  private static Optional<String> owner(Map<String, CoachviewPerson> byId) {
    List<String> present = new ArrayList<>();
    byId.forEach(
        (id, person) -> {
          if (!Departures.isDeparted(person)) {
            present.add(id);
          }
        });
    return present.size() == 1 ? Optional.of(present.get(0)) : Optional.empty();
  }
}
