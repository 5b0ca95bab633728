package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ExternalId;

/**
 * Reads from Coachview everything that decides what some persons have in Moodle. All enrolments of
 * a person are read, because a right that one of them takes another one may give.
 *
 * <p>An instance serves one operation and remembers the course runs and components that it has
 * read. Requests for 100 persons: one for the persons, one for those who share an external id, and
 * for each 100 rows one for enrolments, runs, parts and components; the parts of enrolments that
 * change nothing are read only for persons who may lose a right.
 *
 * <p>Every method throws {@link FailedException} when Coachview cannot be read; then nothing is
 * known of anybody.
 */
public final class CoachviewReader {
  private final CoachviewService coachview;
  private final ExternalIdRule externalIds;
  private final AccessRules rules;
  private final SharedIds shared;
  private final ParticipationReader participations;

  /**
   * @param coachview serves this operation
   */
  public CoachviewReader(
      CoachviewService coachview, ExternalIdRule externalIds, AccessRules rules) {
    this.coachview = coachview;
    this.externalIds = externalIds;
    this.rules = rules;
    this.shared = new SharedIds(coachview, externalIds);
    this.participations = new ParticipationReader(coachview, rules);
  }

  /** The same reader without anything that it remembers: Coachview may have moved on since. */
  CoachviewReader afresh() {
    return new CoachviewReader(coachview, externalIds, rules);
  }

  /** Persons without their enrolments: one reading per id, in the order of the ids. */
  public List<PersonReading> profiles(Collection<String> personIds) {
    return read(personIds, found -> Map.of());
  }

  /** Persons with all their enrolments: one reading per id, in the order of the ids. */
  public List<PersonReading> people(Collection<String> personIds) {
    return read(personIds, participations::of);
  }

  /**
   * The same for persons who were read in a list of everybody. Who has no external id is left out:
   * nobody can have an account without one.
   */
  public List<PersonReading> profilesOf(Collection<CoachviewPerson> persons) {
    Map<String, CoachviewPerson> byKey = byKey(persons);
    Usable usable = usable(byKey);
    return tell(ids(byKey), byKey, usable, Map.of()).stream()
        .filter(reading -> usable.mayBeTold(Guid.key(reading.id())))
        .toList();
  }

  /**
   * The same with all their enrolments. Who has no external id is left out when nothing in Moodle
   * depends on it: most of these people were never meant to learn.
   */
  public List<PersonReading> peopleAmong(Collection<CoachviewPerson> persons) {
    Map<String, CoachviewPerson> byKey = byKey(persons);
    Usable usable = usable(byKey);
    Map<String, ParticipationReader.Participating> parts = participations.of(byKey.values());
    return tell(ids(byKey), byKey, usable, parts).stream()
        .filter(
            reading ->
                usable.mayBeTold(Guid.key(reading.id()))
                    || !has(parts, Guid.key(reading.id())).participations().isEmpty())
        .toList();
  }

  /**
   * The persons of these enrolments, with all their enrolments, by the id of the enrolment: a
   * refusal for one that Coachview does not know.
   */
  public Map<String, PersonReading> peopleByEnrolment(Collection<String> enrolmentIds) {
    return readByEnrolment(enrolmentIds, participations::of);
  }

  /** The persons of these enrolments, without their enrolments, by the id of the enrolment. */
  public Map<String, PersonReading> profilesByEnrolment(Collection<String> enrolmentIds) {
    return readByEnrolment(enrolmentIds, found -> Map.of());
  }

  private Map<String, PersonReading> readByEnrolment(
      Collection<String> enrolmentIds, Participating participating) {
    Map<String, String> asked = distinct(enrolmentIds);
    Map<String, CourseEnrolment> known = new LinkedHashMap<>();
    if (!asked.isEmpty()) {
      coachview
          .enrolments(asked.values())
          .forEach(enrolment -> known.put(Guid.key(enrolment.id()), enrolment));
    }
    Map<String, PersonReading> byPerson = new LinkedHashMap<>();
    read(known.values().stream().map(CourseEnrolment::personId).toList(), participating)
        .forEach(reading -> byPerson.put(Guid.key(reading.id()), reading));
    Map<String, PersonReading> readings = new LinkedHashMap<>();
    asked.forEach(
        (key, id) ->
            readings.put(
                id,
                Optional.ofNullable(known.get(key))
                    .map(enrolment -> byPerson.get(Guid.key(enrolment.personId())))
                    .orElseGet(
                        () -> refused(id, FailureCode.ENROLMENT_NOT_IN_COACHVIEW, "enrolment"))));
    return readings;
  }

  /** Reads what persons take part in, by the keys of their ids. */
  private interface Participating {
    Map<String, ParticipationReader.Participating> of(Collection<CoachviewPerson> persons);
  }

  /**
   * Who can be taken to Moodle.
   *
   * @param externalIds by the keys of persons
   * @param refusals why the external id of others cannot be used
   */
  private record Usable(Map<String, ExternalId> externalIds, Map<String, Failure> refusals) {

    boolean mayBeTold(String key) {
      return externalIds.containsKey(key) || refusals.containsKey(key);
    }
  }

  private List<PersonReading> read(Collection<String> personIds, Participating participating) {
    Map<String, String> asked = distinct(personIds);
    if (asked.isEmpty()) {
      return List.of();
    }
    Map<String, CoachviewPerson> persons = byKey(coachview.persons(asked.values()));
    Usable usable = usable(persons);
    Map<String, ParticipationReader.Participating> parts =
        participating.of(
            persons.entrySet().stream()
                .filter(person -> usable.externalIds().containsKey(person.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    return tell(asked, persons, usable, parts);
  }

  private Usable usable(Map<String, CoachviewPerson> persons) {
    Map<String, Failure> refusals = shared.refusals(List.copyOf(persons.values()));
    Map<String, ExternalId> usable = new LinkedHashMap<>();
    persons.forEach(
        (key, person) ->
            externalIds
                .of(person)
                .filter(any -> !refusals.containsKey(key))
                .ifPresent(externalId -> usable.put(key, externalId)));
    return new Usable(usable, refusals);
  }

  private static List<PersonReading> tell(
      Map<String, String> asked,
      Map<String, CoachviewPerson> persons,
      Usable usable,
      Map<String, ParticipationReader.Participating> parts) {
    List<PersonReading> readings = new ArrayList<>();
    asked.forEach(
        (key, id) -> {
          CoachviewPerson person = persons.get(key);
          Optional<ExternalId> externalId = Optional.ofNullable(usable.externalIds().get(key));
          if (person == null) {
            readings.add(refused(id, FailureCode.PERSON_NOT_IN_COACHVIEW, "person"));
          } else if (externalId.isPresent()) {
            ParticipationReader.Participating has = has(parts, key);
            readings.add(
                new PersonReading.Found(
                    person, externalId.get(), has.participations(), has.notices()));
          } else {
            readings.add(
                Optional.ofNullable(usable.refusals().get(key))
                    .<PersonReading>map(failure -> new PersonReading.Refused(id, failure))
                    .orElseGet(() -> withoutExternalId(person)));
          }
        });
    return List.copyOf(readings);
  }

  private static ParticipationReader.Participating has(
      Map<String, ParticipationReader.Participating> parts, String key) {
    return parts.getOrDefault(key, ParticipationReader.Participating.none());
  }

  private static Map<String, CoachviewPerson> byKey(Collection<CoachviewPerson> persons) {
    Map<String, CoachviewPerson> byKey = new LinkedHashMap<>();
    persons.forEach(person -> byKey.put(Guid.key(person.id()), person));
    return byKey;
  }

  private static Map<String, String> ids(Map<String, CoachviewPerson> persons) {
    Map<String, String> ids = new LinkedHashMap<>();
    persons.forEach((key, person) -> ids.put(key, person.id()));
    return ids;
  }

  private static PersonReading withoutExternalId(CoachviewPerson person) {
    return Departures.isDeparted(person)
        ? refused(person.id(), FailureCode.PERSON_ANONYMISED, "person")
        : refused(person.id(), FailureCode.EXTERNAL_ID_MISSING, "person");
  }

  private static PersonReading refused(String id, FailureCode code, String what) {
    return new PersonReading.Refused(id, Failure.of(code).with(what, Printable.of(id)));
  }

  /** Each id once, by its key. */
  private static Map<String, String> distinct(Collection<String> ids) {
    Map<String, String> distinct = new LinkedHashMap<>();
    ids.forEach(id -> distinct.putIfAbsent(Guid.key(id), id.strip()));
    return distinct;
  }
}
