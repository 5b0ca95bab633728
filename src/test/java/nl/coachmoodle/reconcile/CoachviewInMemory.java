package nl.coachmoodle.reconcile;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.Conditions;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.coachview.EnrolmentPart;
import nl.coachmoodle.coachview.Page;
import nl.coachmoodle.coachview.PersonCategory;
import nl.coachmoodle.coachview.Window;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Coachview's rows without Coachview: for tests of what is made of them. A request is counted per
 * 100 ids or rows, as the interface promises.
 */
public class CoachviewInMemory implements CoachviewService {
  private static final int PAGE = 100;

  private final Map<String, CoachviewPerson> persons = new LinkedHashMap<>();
  private final Map<String, CourseEnrolment> enrolments = new LinkedHashMap<>();
  private final Map<String, EnrolmentPart> parts = new LinkedHashMap<>();
  private final Map<String, CourseComponent> components = new LinkedHashMap<>();
  private final Map<String, CourseRun> runs = new LinkedHashMap<>();
  private final Set<Object> unchanged = Collections.newSetFromMap(new IdentityHashMap<>());
  private int calls;
  private int failingCall;
  private Optional<Failure> failure = Optional.empty();

  /** From now on, windows show only what is put after this. */
  public CoachviewInMemory nothingChanged() {
    Stream.of(persons, enrolments, parts, components, runs)
        .forEach(rows -> unchanged.addAll(rows.values()));
    return this;
  }

  /** The request with this number, counted from the last {@link #forgetCalls()}, fails. */
  public CoachviewInMemory failAt(int call, Failure why) {
    failingCall = call;
    failure = Optional.of(why);
    return this;
  }

  /** No request fails any more. */
  public CoachviewInMemory neverFail() {
    failure = Optional.empty();
    return this;
  }

  /** Adds a person, or replaces the one with this id. */
  public CoachviewInMemory put(CoachviewPerson person) {
    persons.put(person.id(), person);
    return this;
  }

  /** Adds an enrolment, or replaces the one with this id. */
  public CoachviewInMemory put(CourseEnrolment enrolment) {
    enrolments.put(enrolment.id(), enrolment);
    return this;
  }

  /** Adds a part, or replaces the one with this id. */
  public CoachviewInMemory put(EnrolmentPart part) {
    parts.put(part.id(), part);
    return this;
  }

  /** Adds a component, or replaces the one with this id. */
  public CoachviewInMemory put(CourseComponent component) {
    components.put(component.id(), component);
    return this;
  }

  /** Adds a run, or replaces the one with this id. */
  public CoachviewInMemory put(CourseRun run) {
    runs.put(run.id(), run);
    return this;
  }

  /** Takes a part away, as when somebody changes to another variant. */
  public CoachviewInMemory removePart(String id) {
    parts.remove(id);
    return this;
  }

  /** Takes a person away, as when one without history is deleted. */
  public CoachviewInMemory removePerson(String id) {
    persons.remove(id);
    return this;
  }

  /** Forgets how many requests were made. */
  public CoachviewInMemory forgetCalls() {
    calls = 0;
    return this;
  }

  @Override
  public List<CoachviewPerson> persons(Collection<String> ids) {
    return some(persons, ids, CoachviewPerson::id);
  }

  @Override
  public List<CoachviewPerson> personsByExternalId(Collection<String> externIds) {
    return some(persons, externIds, person -> person.externId().orElse(""));
  }

  @Override
  public List<CourseEnrolment> enrolments(Collection<String> ids) {
    return some(enrolments, ids, CourseEnrolment::id);
  }

  @Override
  public List<CourseEnrolment> enrolmentsOf(Collection<String> personIds) {
    return some(enrolments, personIds, CourseEnrolment::personId);
  }

  @Override
  public List<CourseEnrolment> enrolmentsIn(Collection<String> runIds) {
    return some(enrolments, runIds, enrolment -> enrolment.runId().orElse(""));
  }

  @Override
  public List<EnrolmentPart> partsOf(Collection<String> enrolmentIds) {
    return some(parts, enrolmentIds, EnrolmentPart::enrolmentId);
  }

  @Override
  public List<CourseComponent> components(Collection<String> ids) {
    return some(components, ids, CourseComponent::id);
  }

  @Override
  public List<CourseComponent> componentsOf(Collection<String> runIds) {
    return some(components, runIds, CourseComponent::runId);
  }

  @Override
  public List<CourseRun> runs(Collection<String> ids) {
    return some(runs, ids, CourseRun::id);
  }

  @Override
  public List<PersonCategory> categoriesOf(Collection<String> personIds) {
    calls++;
    return List.of();
  }

  @Override
  public Page<CoachviewPerson> persons(Window window, Optional<Bookmark> from) {
    return page(persons, window, from);
  }

  @Override
  public Page<CourseEnrolment> enrolments(Window window, Optional<Bookmark> from) {
    return page(enrolments, window, from);
  }

  @Override
  public Page<EnrolmentPart> parts(Window window, Optional<Bookmark> from) {
    return page(parts, window, from);
  }

  @Override
  public Page<CourseComponent> components(Window window, Optional<Bookmark> from) {
    return page(components, window, from);
  }

  @Override
  public Page<CourseRun> runs(Window window, Optional<Bookmark> from) {
    return page(runs, window, from);
  }

  @Override
  public int calls() {
    return calls;
  }

  @Override
  public OptionalInt quotaLeft() {
    return OptionalInt.of(5_000 - calls);
  }

  private <T> List<T> some(Map<String, T> rows, Collection<String> ids, Function<T, String> id) {
    if (!ids.stream().allMatch(Conditions::canHold)) {
      throw new FailedException(FailureCode.INPUT_INVALID);
    }
    // As the API, which does not mind the casing of a GUID.
    Set<String> wanted = ids.stream().map(Guid::key).collect(Collectors.toSet());
    Predicate<T> isWanted = row -> wanted.contains(Guid.key(id.apply(row)));
    List<T> found = rows.values().stream().filter(isWanted).toList();
    called(Math.max((wanted.size() + PAGE - 1) / PAGE, (found.size() + PAGE - 1) / PAGE));
    return found;
  }

  private void called(int requests) {
    int before = calls;
    calls += requests;
    if (failure.isPresent() && before < failingCall && failingCall <= calls) {
      throw new FailedException(failure.get());
    }
  }

  private <T> Page<T> page(Map<String, T> rows, Window window, Optional<Bookmark> from) {
    called(1);
    int begin = from.map(Bookmark::text).map(Integer::parseInt).orElse(0);
    List<T> all =
        rows.values().stream()
            .filter(row -> window.changedSince().isEmpty() || !unchanged.contains(row))
            .toList();
    int end = Math.min(begin + PAGE, all.size());
    Optional<Bookmark> next =
        end == all.size() ? Optional.empty() : Optional.of(new Bookmark(Integer.toString(end)));
    return new Page<>(all.subList(begin, end), next, OptionalLong.of(all.size()));
  }
}
