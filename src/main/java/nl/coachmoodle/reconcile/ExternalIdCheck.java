package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.failure.FailedException;

/**
 * Tells whether ids that Coachview's e-learning link sent (PersoonExterneId) are those that the
 * configured rule gives the same persons. Where they are not, one person gets two accounts.
 */
public final class ExternalIdCheck {
  private final PersonSearch search;
  private final ExternalIdRule rule;

  /**
   * @param coachview serves this operation
   */
  public ExternalIdCheck(CoachviewService coachview, ExternalIdRule rule) {
    // The link may send either, whatever the rule says.
    this.search = new PersonSearch(coachview, ExternalIdRule.Choice.EXTERN_ID_ELSE_PERSOON_ID);
    this.rule = rule;
  }

  /** What an id turned out to be. */
  public enum Verdict {
    /** The rule gives this person this id. */
    AGREES,
    /** The rule gives this person another id, or none. */
    OTHER_ID,
    /** Several persons have it. */
    SHARED,
    /** Coachview cannot be asked for it: a letter in it means something in its conditions. */
    NOT_ASKABLE,
    /** Nobody has it as ExternId or PersoonId; the integer PersonID is not told by the API. */
    UNKNOWN
  }

  /**
   * One id.
   *
   * @param id as the link sent it
   * @param byRule what the rule gives the person, when it is one person
   */
  public record Finding(String id, Verdict verdict, Optional<String> byRule) {}

  /**
   * Looks at ids, in their order.
   *
   * @throws FailedException when Coachview cannot be read
   */
  public List<Finding> check(Collection<String> ids) {
    List<CoachviewPerson> persons = search.persons(ids);
    List<Finding> findings = new ArrayList<>();
    for (String id : ids) {
      List<CoachviewPerson> owners = persons.stream().filter(person -> isOf(id, person)).toList();
      List<CoachviewPerson> present =
          owners.stream().filter(person -> !Departures.isDeparted(person)).toList();
      findings.add(finding(id, present.isEmpty() ? owners : present));
    }
    return findings;
  }

  private Finding finding(String id, List<CoachviewPerson> owners) {
    if (!search.canAsk(id)) {
      return new Finding(id, Verdict.NOT_ASKABLE, Optional.empty());
    }
    if (owners.size() != 1) {
      return new Finding(id, owners.isEmpty() ? Verdict.UNKNOWN : Verdict.SHARED, Optional.empty());
    }
    Optional<String> byRule = rule.of(owners.get(0)).map(externalId -> externalId.value());
    boolean agrees = byRule.filter(id::equals).isPresent();
    return new Finding(id, agrees ? Verdict.AGREES : Verdict.OTHER_ID, byRule);
  }

  private static boolean isOf(String id, CoachviewPerson person) {
    return person.externId().filter(id::equals).isPresent()
        || Guid.key(person.id()).equals(Guid.key(id));
  }
}
