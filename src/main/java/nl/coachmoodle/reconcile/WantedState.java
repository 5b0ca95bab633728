package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.Person;
import nl.coachmoodle.roster.Wish;

/**
 * Says what is wanted in Moodle of a person who was read from Coachview. The answer depends on the
 * reading alone, so whoever reads later, twice or out of order wants the same in the end.
 */
public final class WantedState {
  private final Entitlements entitlements;
  private final PersonTranslation translation;
  private final Departures departures;
  private final boolean refreshOnEnrol;

  /**
   * @param rules what statuses mean
   * @param codes what e-learning codes mean
   * @param withdrawal what a withdrawal does to an enrolment in Moodle
   * @param translation which fields the customer maps
   * @param departures what happens to who is inactive, deleted or anonymised in Coachview
   * @param refreshOnEnrol whether {@link Scope#ACCESS} also sends fields that Moodle does not show
   */
  public WantedState(
      AccessRules rules,
      AccessCodes codes,
      Access.Course.State withdrawal,
      PersonTranslation translation,
      Departures departures,
      boolean refreshOnEnrol) {
    this.entitlements = new Entitlements(rules, codes, withdrawal);
    this.translation = translation;
    this.departures = departures;
    this.refreshOnEnrol = refreshOnEnrol;
  }

  /** What is wanted of a person, by all their enrolments. */
  public Wanted of(PersonReading.Found found, Scope scope) {
    return wanted(found, scope, enrolments -> true);
  }

  /**
   * What is wanted of a person, only as far as these enrolments lead to rights. The person's other
   * enrolments still count: a right that one of them grants is not withdrawn.
   */
  public Wanted of(PersonReading.Found found, Scope scope, Collection<String> enrolmentIds) {
    Set<String> about = enrolmentIds.stream().map(Guid::key).collect(Collectors.toSet());
    return wanted(found, scope, enrolment -> about.contains(Guid.key(enrolment.id())));
  }

  private Wanted wanted(PersonReading.Found found, Scope scope, Predicate<CourseEnrolment> about) {
    boolean isDeparted = Departures.isDeparted(found.person());
    Entitlements.Entitled entitled =
        scope == Scope.PEOPLE
            ? new Entitlements.Entitled(List.of(), List.of())
            : entitlements.of(found.participations(), about, !isDeparted);
    List<Notice> notices = new ArrayList<>(found.notices());
    entitled.notices().stream().filter(notice -> !notices.contains(notice)).forEach(notices::add);
    if (isDeparted) {
      notices.add(new Notice(Notice.Kind.PERSON_DEPARTED, found.id()));
      return new Wanted(found.id(), departed(found.externalId(), entitled.accesses()), notices);
    }
    return new Wanted(found.id(), present(found, scope, entitled.accesses()), notices);
  }

  private Wish departed(ExternalId externalId, List<Access> accesses) {
    return new Wish(
        externalId,
        Optional.empty(),
        Wish.WhenAbsent.LEAVE,
        false,
        Optional.of(true).filter(any -> departures == Departures.SUSPEND),
        accesses);
  }

  private Wish present(PersonReading.Found found, Scope scope, List<Access> accesses) {
    boolean isGranted = accesses.stream().anyMatch(access -> !access.isWithdrawal());
    Person person = translation.of(found.person(), found.externalId());
    return new Wish(
        found.externalId(),
        Optional.of(person).filter(any -> isGranted || scope != Scope.ACCESS),
        isGranted ? Wish.WhenAbsent.CREATE : Wish.WhenAbsent.LEAVE,
        scope != Scope.ACCESS || refreshOnEnrol,
        Optional.empty(),
        accesses);
  }
}
