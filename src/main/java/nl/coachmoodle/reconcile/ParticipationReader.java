package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.EnrolmentPart;
import nl.coachmoodle.roster.Notice;

/** Reads what persons take part in: their enrolments, the parts of them and their components. */
final class ParticipationReader {
  private final CoachviewService coachview;
  private final AccessRules rules;
  private final CourseCatalogue catalogue;
  private final FullPages enrolmentPages = new FullPages(100);
  private final FullPages partPages = new FullPages(50);

  ParticipationReader(CoachviewService coachview, AccessRules rules) {
    this.coachview = coachview;
    this.rules = rules;
    this.catalogue = new CourseCatalogue(coachview, rules);
  }

  /** What one person takes part in. */
  record Participating(List<Participation> participations, List<Notice> notices) {

    static Participating none() {
      return new Participating(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** An enrolment of a known person, and what it means as a whole. */
  private record Place(CoachviewPerson person, CourseEnrolment enrolment, Ruling ruling) {
    String personKey() {
      return Guid.key(person.id());
    }

    String enrolmentKey() {
      return Guid.key(enrolment.id());
    }
  }

  /** What these persons take part in, by the keys of their ids. */
  Map<String, Participating> of(Collection<CoachviewPerson> persons) {
    Map<String, Participating> all = new HashMap<>();
    persons.forEach(person -> all.put(Guid.key(person.id()), Participating.none()));
    List<Place> places = places(persons, all);
    List<Place> withoutParts =
        read(places.stream().filter(place -> place.ruling() != Ruling.LEAVE).toList(), all);
    // A cancelled enrolment may have lost its parts with its place.
    readWholeRuns(
        withoutParts.stream().filter(place -> place.ruling() == Ruling.WITHDRAW).toList(), all);
    List<Place> unclear =
        withoutParts.stream().filter(place -> place.ruling() == Ruling.GRANT).toList();
    unclear.forEach(place -> tellWithoutParts(place, of(place, all)));
    readWhatKeeps(places, unclear, all);
    return all;
  }

  /** What leaves things as they are only matters to who would lose something otherwise. */
  private void readWhatKeeps(
      List<Place> places, List<Place> unclear, Map<String, Participating> all) {
    Set<String> losers = new HashSet<>();
    all.forEach(
        (person, has) -> {
          if (mayLose(has)) {
            losers.add(person);
          }
        });
    List<Place> withoutParts =
        read(
            places.stream()
                .filter(place -> place.ruling() == Ruling.LEAVE)
                .filter(place -> losers.contains(place.personKey()))
                .toList(),
            all);
    readWholeRuns(
        Stream.concat(
                withoutParts.stream(),
                unclear.stream().filter(place -> losers.contains(place.personKey())))
            .toList(),
        all);
  }

  private List<Place> places(Collection<CoachviewPerson> persons, Map<String, Participating> all) {
    if (persons.isEmpty()) {
      return List.of();
    }
    Map<String, CoachviewPerson> byKey = new LinkedHashMap<>();
    persons.forEach(person -> byKey.put(Guid.key(person.id()), person));
    // A row can come twice when it changes while it is read: the later one counts.
    Map<String, CourseEnrolment> enrolments = new LinkedHashMap<>();
    enrolmentPages
        .read(persons.stream().map(CoachviewPerson::id).toList(), coachview::enrolmentsOf)
        .stream()
        // On the waiting list of a course definition there is no component yet.
        .filter(enrolment -> enrolment.runId().isPresent())
        .filter(enrolment -> byKey.containsKey(Guid.key(enrolment.personId())))
        .forEach(enrolment -> enrolments.put(Guid.key(enrolment.id()), enrolment));
    catalogue.readRuns(
        enrolments.values().stream().flatMap(enrolment -> enrolment.runId().stream()).toList());
    List<Place> places = new ArrayList<>();
    for (CourseEnrolment enrolment : enrolments.values()) {
      CoachviewPerson person = byKey.get(Guid.key(enrolment.personId()));
      AccessRules.Decision decision = rules.decide(enrolment, catalogue.run(enrolment.runId()));
      if (person != null) {
        Place place = new Place(person, enrolment, decision.ruling());
        of(place, all).notices().addAll(decision.notices());
        places.add(place);
      }
    }
    return places;
  }

  /** Reads the parts of enrolments; answers those that have none. */
  private List<Place> read(List<Place> places, Map<String, Participating> all) {
    if (places.isEmpty()) {
      return List.of();
    }
    Map<String, Map<String, EnrolmentPart>> parts = parts(places);
    catalogue.readComponents(
        parts.values().stream()
            .flatMap(ofOne -> ofOne.values().stream())
            .map(EnrolmentPart::componentId)
            .toList());
    for (Place place : places) {
      parts
          .getOrDefault(place.enrolmentKey(), Map.of())
          .values()
          .forEach(
              part ->
                  catalogue
                      .component(part.componentId())
                      .ifPresent(
                          component -> add(place, Optional.of(part), component, of(place, all))));
    }
    return places.stream().filter(place -> !parts.containsKey(place.enrolmentKey())).toList();
  }

  private Map<String, Map<String, EnrolmentPart>> parts(List<Place> places) {
    Map<String, Map<String, EnrolmentPart>> parts = new HashMap<>();
    partPages
        .read(places.stream().map(place -> place.enrolment().id()).toList(), coachview::partsOf)
        .forEach(
            part ->
                parts
                    .computeIfAbsent(Guid.key(part.enrolmentId()), none -> new LinkedHashMap<>())
                    .put(Guid.key(part.id()), part));
    return parts;
  }

  /**
   * Takes enrolments without parts for all components of their runs. They can only take or keep:
   * participants of a variant follow only some components, so nobody is granted a whole run.
   */
  private void readWholeRuns(List<Place> places, Map<String, Participating> all) {
    catalogue.readComponentsOf(
        places.stream().flatMap(place -> place.enrolment().runId().stream()).toList());
    for (Place place : places) {
      place.enrolment().runId().map(catalogue::componentsOf).stream()
          .flatMap(List::stream)
          .forEach(component -> add(place, Optional.empty(), component, of(place, all)));
    }
  }

  private static void tellWithoutParts(Place place, Participating has) {
    has.notices()
        .add(new Notice(Notice.Kind.ENROLMENT_WITHOUT_PARTS, Printable.of(place.enrolment().id())));
  }

  private void add(
      Place place, Optional<EnrolmentPart> part, CourseComponent component, Participating has) {
    Participation participation =
        new Participation(
            place.person(),
            place.enrolment(),
            catalogue.run(place.enrolment().runId()),
            part,
            component);
    // Not every enrolment that leaves things as they are is read, so none of them may take.
    if (place.ruling() != Ruling.LEAVE || rules.decide(participation).ruling() != Ruling.WITHDRAW) {
      has.participations().add(participation);
    }
  }

  private boolean mayLose(Participating has) {
    return has.participations().stream()
        .anyMatch(participation -> rules.decide(participation).ruling() == Ruling.WITHDRAW);
  }

  private static Participating of(Place place, Map<String, Participating> all) {
    return all.computeIfAbsent(place.personKey(), none -> Participating.none());
  }
}
