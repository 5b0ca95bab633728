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
    read(places.stream().filter(place -> place.ruling() != Ruling.LEAVE).toList(), all);
    // What leaves things as they are only matters to who would lose something otherwise.
    read(
        places.stream()
            .filter(place -> place.ruling() == Ruling.LEAVE)
            .filter(place -> mayLose(of(place, all)))
            .toList(),
        all);
    return all;
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

  private void read(List<Place> places, Map<String, Participating> all) {
    if (places.isEmpty()) {
      return;
    }
    Map<String, Map<String, EnrolmentPart>> parts = parts(places);
    catalogue.readComponents(
        parts.values().stream()
            .flatMap(ofOne -> ofOne.values().stream())
            .map(EnrolmentPart::componentId)
            .toList());
    Set<String> runsWithoutParts = new HashSet<>();
    for (Place place : places) {
      if (place.ruling() == Ruling.WITHDRAW && !parts.containsKey(place.enrolmentKey())) {
        place.enrolment().runId().ifPresent(runsWithoutParts::add);
      }
    }
    catalogue.readComponentsOf(runsWithoutParts);
    for (Place place : places) {
      Map<String, EnrolmentPart> own = parts.getOrDefault(place.enrolmentKey(), Map.of());
      if (own.isEmpty()) {
        withoutParts(place, of(place, all));
      }
      own.values()
          .forEach(
              part ->
                  catalogue
                      .component(part.componentId())
                      .ifPresent(
                          component -> add(place, Optional.of(part), component, of(place, all))));
    }
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
   * A cancelled enrolment may have lost its parts with its place: then every component of its run
   * is withdrawn. Nobody is granted anything by an enrolment without parts, because participants of
   * a variant follow only some components.
   */
  private void withoutParts(Place place, Participating has) {
    if (place.ruling() == Ruling.WITHDRAW) {
      place
          .enrolment()
          .runId()
          .ifPresent(
              run ->
                  catalogue
                      .componentsOf(run)
                      .forEach(component -> add(place, Optional.empty(), component, has)));
    } else if (place.ruling() == Ruling.GRANT) {
      has.notices()
          .add(
              new Notice(
                  Notice.Kind.ENROLMENT_WITHOUT_PARTS, Printable.of(place.enrolment().id())));
    }
  }

  private void add(
      Place place, Optional<EnrolmentPart> part, CourseComponent component, Participating has) {
    has.participations()
        .add(
            new Participation(
                place.person(),
                place.enrolment(),
                catalogue.run(place.enrolment().runId()),
                part,
                component));
  }

  private boolean mayLose(Participating has) {
    return has.participations().stream()
        .anyMatch(participation -> rules.decide(participation).ruling() == Ruling.WITHDRAW);
  }

  private static Participating of(Place place, Map<String, Participating> all) {
    return all.computeIfAbsent(place.personKey(), none -> Participating.none());
  }
}
