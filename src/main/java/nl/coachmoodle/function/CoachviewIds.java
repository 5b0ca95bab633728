package nl.coachmoodle.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.reconcile.AccessRules;
import nl.coachmoodle.reconcile.CoachviewReader;
import nl.coachmoodle.reconcile.Departures;
import nl.coachmoodle.reconcile.ExternalIdRule;
import nl.coachmoodle.reconcile.PersonReading;
import nl.coachmoodle.reconcile.Scope;
import nl.coachmoodle.reconcile.Wanted;
import nl.coachmoodle.reconcile.WantedState;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.Wish;

/**
 * Finds out what is wanted of participants that a request names by their ids in Coachview. The
 * answer is what Coachview says now, whatever the request was sent for: so messages may be thin,
 * late, doubled or out of order.
 */
public final class CoachviewIds {
  private final CoachviewSource coachview;
  private final ExternalIdRule externalIds;
  private final AccessRules rules;
  private final WantedState state;

  public CoachviewIds(
      CoachviewSource coachview, ExternalIdRule externalIds, AccessRules rules, WantedState state) {
    this.coachview = coachview;
    this.externalIds = externalIds;
    this.rules = rules;
    this.state = state;
  }

  /** What is wanted of each, in their order. Coachview is asked only when somebody needs it. */
  List<Resolved> resolve(List<Asked> asked, Aim aim) {
    List<String> persons = new ArrayList<>();
    List<String> enrolments = new ArrayList<>();
    for (Asked one : asked) {
      if (one instanceof Asked.ByPerson person) {
        persons.add(person.id());
      } else if (one instanceof Asked.ByEnrolment enrolment) {
        enrolments.add(enrolment.id());
      }
    }
    if (persons.isEmpty() && enrolments.isEmpty()) {
      return asked.stream().map(one -> told((Asked.Told) one)).toList();
    }
    Readings readings;
    try {
      readings = read(persons, enrolments, aim);
    } catch (FailedException unread) {
      return asked.stream().map(one -> unread(one, unread.failure())).toList();
    }
    return asked.stream().map(one -> resolve(one, aim, readings)).toList();
  }

  private record Readings(
      Map<String, PersonReading> byPerson, Map<String, PersonReading> byEnrolment) {}

  private Readings read(List<String> persons, List<String> enrolments, Aim aim) {
    CoachviewService service = coachview.open();
    CoachviewReader reader = new CoachviewReader(service, externalIds, rules);
    Map<String, PersonReading> byPerson = new HashMap<>();
    if (!persons.isEmpty()) {
      (aim == Aim.ACCESS ? reader.people(persons) : reader.profiles(persons))
          .forEach(reading -> byPerson.put(key(reading.id()), reading));
    }
    Map<String, PersonReading> byEnrolment = new HashMap<>();
    if (!enrolments.isEmpty()) {
      (aim == Aim.ACCESS
              ? reader.peopleByEnrolment(enrolments)
              : reader.profilesByEnrolment(enrolments))
          .forEach((id, reading) -> byEnrolment.put(key(id), reading));
    }
    return new Readings(byPerson, byEnrolment);
  }

  private Resolved resolve(Asked one, Aim aim, Readings readings) {
    if (one instanceof Asked.ByPerson person) {
      return resolve(
          person.id(), readings.byPerson(), found -> wanted(found, aim, person.suspended()));
    }
    if (one instanceof Asked.ByEnrolment enrolment) {
      return resolve(
          enrolment.id(),
          readings.byEnrolment(),
          found ->
              aim == Aim.ACCESS
                  ? state.of(found, Scope.ACCESS, List.of(enrolment.id()))
                  : wanted(found, aim, enrolment.suspended()));
    }
    return told((Asked.Told) one);
  }

  /** What is wanted of who was found. */
  private interface Wanting {
    Wanted of(PersonReading.Found found);
  }

  private static Resolved resolve(String id, Map<String, PersonReading> readings, Wanting wanting) {
    PersonReading reading = readings.get(key(id));
    if (reading instanceof PersonReading.Found found) {
      Wanted wanted = wanting.of(found);
      return new Resolved.Ready(Optional.of(id), wanted.wish(), wanted.notices());
    }
    if (reading instanceof PersonReading.Refused refused) {
      return new Resolved.Refused(id, refused.failure());
    }
    throw new IllegalStateException("an id without a reading");
  }

  private Wanted wanted(PersonReading.Found found, Aim aim, Optional<Boolean> suspended) {
    return switch (aim) {
      case ACCESS -> state.of(found, Scope.ACCESS);
      case PROFILE -> state.of(found, Scope.PEOPLE);
      case SUSPENSION -> suspension(found, suspended);
      case NONE -> throw new IllegalStateException("an operation without a use for ids");
    };
  }

  /** Unless the request says so, an account is suspended as long as its person has departed. */
  private static Wanted suspension(PersonReading.Found found, Optional<Boolean> suspended) {
    boolean isDeparted = Departures.isDeparted(found.person());
    Wish wish =
        new Wish(
            found.externalId(),
            Optional.empty(),
            Wish.WhenAbsent.LEAVE,
            false,
            Optional.of(suspended.orElse(isDeparted)),
            List.of());
    return new Wanted(
        found.id(),
        wish,
        isDeparted ? List.of(new Notice(Notice.Kind.PERSON_DEPARTED, found.id())) : List.of());
  }

  private static Resolved unread(Asked one, Failure failure) {
    if (one instanceof Asked.ByPerson person) {
      return new Resolved.Refused(person.id(), failure);
    }
    if (one instanceof Asked.ByEnrolment enrolment) {
      return new Resolved.Refused(enrolment.id(), failure);
    }
    return told((Asked.Told) one);
  }

  private static Resolved told(Asked.Told told) {
    return new Resolved.Ready(Optional.empty(), told.wish(), List.of());
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
