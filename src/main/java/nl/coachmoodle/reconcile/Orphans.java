package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.ExternalId;

/**
 * Finds accesses in Moodle that no longer have an enrolment in Coachview. Nothing is withdrawn for
 * it: only a person can know whether somebody was let in by hand. Whoever has any enrolment in a
 * course run that leads to the course, whatever its status, is no orphan.
 */
final class Orphans {
  private final CoachviewService coachview;
  private final ExternalIdRule externalIds;
  private final AccessCodes codes;
  private final PersonSearch search;
  private final int most;

  /**
   * @param most suspects that are looked at
   */
  Orphans(CoachviewService coachview, ExternalIdRule externalIds, AccessCodes codes, int most) {
    this.coachview = coachview;
    this.externalIds = externalIds;
    this.codes = codes;
    this.search = new PersonSearch(coachview, externalIds.choice());
    this.most = most;
  }

  /**
   * What was found.
   *
   * @param leftOut suspects that were not looked at: beyond the most, or with an ID number that
   *     Coachview cannot be asked for
   */
  record Found(List<Orphan> orphans, int leftOut) {}

  Found in(Rolls rolls) {
    List<Orphan> suspects = suspects(rolls);
    List<Orphan> some =
        suspects.stream()
            .filter(suspect -> search.canAsk(suspect.externalId()))
            .limit(most)
            .toList();
    if (some.isEmpty()) {
      return new Found(List.of(), suspects.size());
    }
    Map<String, Set<String>> enrolled = enrolled(some);
    return new Found(
        some.stream()
            .filter(
                suspect ->
                    !enrolled
                        .getOrDefault(suspect.externalId(), Set.of())
                        .contains(suspect.target()))
            .toList(),
        suspects.size() - some.size());
  }

  private static List<Orphan> suspects(Rolls rolls) {
    List<Orphan> suspects = new ArrayList<>();
    for (String target : rolls.readable()) {
      rolls
          .current(target)
          .ifPresent(
              roll ->
                  roll.people()
                      .forEach(
                          (userId, idnumber) ->
                              idnumber
                                  .filter(id -> !rolls.isWanted(target, id))
                                  .ifPresent(id -> suspects.add(new Orphan(target, userId, id)))));
    }
    return suspects;
  }

  /** To which targets the enrolments of these people lead, by external id. */
  private Map<String, Set<String>> enrolled(Collection<Orphan> suspects) {
    Map<String, String> externalIdsByPerson = new HashMap<>();
    for (CoachviewPerson person :
        search.persons(suspects.stream().map(Orphan::externalId).toList())) {
      externalIds
          .of(person)
          .map(ExternalId::value)
          .ifPresent(id -> externalIdsByPerson.put(Guid.key(person.id()), id));
    }
    List<CourseEnrolment> enrolments =
        externalIdsByPerson.isEmpty()
            ? List.of()
            : coachview.enrolmentsOf(externalIdsByPerson.keySet());
    Map<String, Set<String>> targets = targets(enrolments);
    Map<String, Set<String>> enrolled = new HashMap<>();
    for (CourseEnrolment enrolment : enrolments) {
      String externalId = externalIdsByPerson.get(Guid.key(enrolment.personId()));
      if (externalId != null) {
        enrolment
            .runId()
            .map(run -> targets.getOrDefault(Guid.key(run), Set.of()))
            .ifPresent(
                all -> enrolled.computeIfAbsent(externalId, none -> new HashSet<>()).addAll(all));
      }
    }
    return enrolled;
  }

  /** The courses and cohorts of course runs. */
  private Map<String, Set<String>> targets(List<CourseEnrolment> enrolments) {
    Set<String> runs =
        enrolments.stream()
            .flatMap(enrolment -> enrolment.runId().stream())
            .map(Guid::key)
            .collect(Collectors.toSet());
    Map<String, Set<String>> targets = new HashMap<>();
    if (runs.isEmpty()) {
      return targets;
    }
    for (CourseComponent component : coachview.componentsOf(runs)) {
      Set<String> ofRun =
          targets.computeIfAbsent(Guid.key(component.runId()), none -> new HashSet<>());
      component
          .elearningCode()
          .ifPresent(
              code ->
                  codes.grant(code, AccessCodes.Terms.none()).stream()
                      .map(Access::target)
                      .forEach(ofRun::add));
    }
    return targets;
  }
}
