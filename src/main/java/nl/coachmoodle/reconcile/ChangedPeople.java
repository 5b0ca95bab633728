package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.coachview.EnrolmentPart;
import nl.coachmoodle.coachview.Page;
import nl.coachmoodle.coachview.Window;

/**
 * Finds out whom the changes in a window concern: changed persons, the persons of changed
 * enrolments and parts, and everybody in a changed course run or in the run of a changed component.
 * Serves one part of a run.
 */
final class ChangedPeople {
  /** Persons, enrolments, parts, runs and components. */
  static final int LISTS = 5;

  private static final int IDS_PER_REQUEST = 100;

  private final CoachviewService coachview;
  private final Set<String> knownEnrolments = new HashSet<>();
  private final Set<String> knownRuns = new HashSet<>();
  private final Map<String, String> openEnrolments = new LinkedHashMap<>();
  private final Map<String, String> openRuns = new LinkedHashMap<>();

  ChangedPeople(CoachviewService coachview) {
    this.coachview = coachview;
  }

  /** Reads one page of changes; answers whether there may be more. */
  boolean readPage(RunState state) {
    Window window = state.request().window();
    Optional<Bookmark> from = state.bookmark();
    switch (state.changes()) {
      case 0 ->
          take(
              coachview.persons(window, from),
              state,
              (CoachviewPerson row) -> state.await(row.id()));
      case 1 ->
          take(
              coachview.enrolments(window, from),
              state,
              (CourseEnrolment row) -> {
                knownEnrolments.add(Guid.key(row.id()));
                state.await(row.personId());
              });
      case 2 ->
          take(
              coachview.parts(window, from),
              state,
              (EnrolmentPart row) -> open(row.enrolmentId(), knownEnrolments, openEnrolments));
      case 3 ->
          take(
              coachview.runs(window, from),
              state,
              (CourseRun row) -> open(row.id(), knownRuns, openRuns));
      case 4 ->
          take(
              coachview.components(window, from),
              state,
              (CourseComponent row) -> open(row.runId(), knownRuns, openRuns));
      default -> {
        return false;
      }
    }
    resolve(state, IDS_PER_REQUEST);
    return state.changes() < lists(state);
  }

  /** Finds the persons of what has not been looked up yet. */
  void finish(RunState state) {
    resolve(state, 1);
  }

  /** A profile follows from the person alone. */
  private static int lists(RunState state) {
    return state.request().scope() == Scope.PEOPLE ? 1 : LISTS;
  }

  private static <T> void take(Page<T> page, RunState state, Consumer<T> row) {
    page.rows().forEach(row);
    state.readChanges(page.next());
  }

  private static void open(String id, Set<String> known, Map<String, String> open) {
    if (known.add(Guid.key(id))) {
      open.put(Guid.key(id), id);
    }
  }

  /** In full requests, unless the last ones are asked for. */
  private void resolve(RunState state, int least) {
    while (openEnrolments.size() >= least) {
      coachview
          .enrolments(next(openEnrolments))
          .forEach(enrolment -> state.await(enrolment.personId()));
    }
    while (openRuns.size() >= least) {
      coachview
          .enrolmentsIn(next(openRuns))
          .forEach(enrolment -> state.await(enrolment.personId()));
    }
  }

  private static List<String> next(Map<String, String> open) {
    List<String> ids = new ArrayList<>();
    open.values().stream().limit(IDS_PER_REQUEST).forEach(ids::add);
    ids.forEach(id -> open.remove(Guid.key(id)));
    return ids;
  }
}
