package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseRun;

/**
 * Course runs and the components of them that are in this Moodle, each read once per operation:
 * participants share them.
 */
final class CourseCatalogue {
  private final CoachviewService coachview;
  private final AccessRules rules;
  private final Map<String, Optional<CourseRun>> runs = new HashMap<>();
  private final Map<String, Optional<CourseComponent>> components = new HashMap<>();
  private final Map<String, List<CourseComponent>> componentsByRun = new HashMap<>();

  CourseCatalogue(CoachviewService coachview, AccessRules rules) {
    this.coachview = coachview;
    this.rules = rules;
  }

  /** Reads those of these runs that have not been read yet. */
  void readRuns(Collection<String> ids) {
    Set<String> missing = missing(ids, runs.keySet());
    if (!missing.isEmpty()) {
      missing.forEach(id -> runs.put(id, Optional.empty()));
      coachview.runs(missing).forEach(run -> runs.put(Guid.key(run.id()), Optional.of(run)));
    }
  }

  /** A run that has been read; empty when Coachview does not know it. */
  Optional<CourseRun> run(Optional<String> id) {
    return id.flatMap(known -> runs.getOrDefault(Guid.key(known), Optional.empty()));
  }

  /** Reads those of these components that have not been read yet. */
  void readComponents(Collection<String> ids) {
    Set<String> missing = missing(ids, components.keySet());
    if (!missing.isEmpty()) {
      missing.forEach(id -> components.put(id, Optional.empty()));
      coachview.components(missing).forEach(this::keep);
    }
  }

  /** A component that has been read, when it is in this Moodle. */
  Optional<CourseComponent> component(String id) {
    return components.getOrDefault(Guid.key(id), Optional.empty());
  }

  /** Reads the components of those of these runs for which that has not been done yet. */
  void readComponentsOf(Collection<String> runIds) {
    Set<String> missing = missing(runIds, componentsByRun.keySet());
    if (!missing.isEmpty()) {
      missing.forEach(id -> componentsByRun.put(id, new ArrayList<>()));
      for (CourseComponent component : coachview.componentsOf(missing)) {
        keep(component);
        if (rules.isInMoodle(component)) {
          componentsByRun
              .computeIfAbsent(Guid.key(component.runId()), none -> new ArrayList<>())
              .add(component);
        }
      }
    }
  }

  /** The components of a run that are in this Moodle, when they have been read. */
  List<CourseComponent> componentsOf(String runId) {
    return List.copyOf(componentsByRun.getOrDefault(Guid.key(runId), List.of()));
  }

  private void keep(CourseComponent component) {
    components.put(Guid.key(component.id()), Optional.of(component).filter(rules::isInMoodle));
  }

  private static Set<String> missing(Collection<String> ids, Set<String> known) {
    Set<String> missing = new HashSet<>();
    ids.stream().map(Guid::key).filter(id -> !known.contains(id)).forEach(missing::add);
    return missing;
  }
}
