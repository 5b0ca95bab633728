package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.CohortAddition;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.CohortRemoval;
import nl.coachmoodle.moodle.Enrolment;
import nl.coachmoodle.moodle.Membership;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.roster.AccessOutcome.State;

/** Brings rights to courses and cohorts to what is wanted, in bulk. */
final class AccessChanges {
  private final MoodleService moodle;

  AccessChanges(MoodleService moodle) {
    this.moodle = moodle;
  }

  /** One wanted right of one account, and where its outcome goes. */
  record Item(Access access, long userId, Slot slot) {}

  /** The place of one right in one wish. */
  record Slot(int wish, int place) {}

  /** One right of one account, however many wishes ask for it. */
  private record Right(Access access, long userId) {}

  /** Changes everything that is wanted, each right once, and tells the outcome of each wish. */
  void change(List<Item> items, BiConsumer<Slot, AccessOutcome> told) {
    Map<Right, List<Slot>> slots = new LinkedHashMap<>();
    for (Item item : items) {
      Right right = new Right(item.access(), item.userId());
      slots.computeIfAbsent(right, none -> new ArrayList<>()).add(item.slot());
    }
    change(
        slots.keySet(),
        (right, outcome) ->
            slots.getOrDefault(right, List.of()).forEach(slot -> told.accept(slot, outcome)));
  }

  private void change(Collection<Right> rights, BiConsumer<Right, AccessOutcome> told) {
    List<Right> enrolments = new ArrayList<>();
    List<Right> unenrolments = new ArrayList<>();
    List<Right> additions = new ArrayList<>();
    List<Right> removals = new ArrayList<>();
    for (Right right : rights) {
      Optional<Failure> refusal = refusal(right.access());
      if (refusal.isPresent()) {
        told.accept(right, AccessOutcome.failed(right.access(), refusal.get()));
      } else if (right.access() instanceof Access.Course course) {
        (course.state() == Access.Course.State.REMOVED ? unenrolments : enrolments).add(right);
      } else if (right.access() instanceof Access.Cohort cohort) {
        (cohort.member() ? additions : removals).add(right);
      }
    }
    run(enrolments, AccessChanges::enrolment, moodle::enrol, told);
    run(unenrolments, AccessChanges::unenrolment, moodle::unenrol, told);
    run(additions, AccessChanges::addition, moodle::addToCohorts, told);
    run(removals, AccessChanges::removal, moodle::removeFromCohorts, told);
  }

  /** What can be known without a call to be impossible. */
  static Optional<Failure> refusal(Access access) {
    if (access instanceof Access.Unreadable unreadable) {
      return Optional.of(unreadable.failure());
    }
    boolean isUnresolved =
        access instanceof Access.Cohort cohort && !cohort.member() && numericId(cohort).isEmpty();
    return isUnresolved
        ? Optional.of(
            Failure.of(FailureCode.COHORT_ID_UNKNOWN)
                .with("cohort", ((Access.Cohort) access).cohort()))
        : Optional.empty();
  }

  /** What the right will be when nothing fails. */
  static State expected(Access access) {
    if (access instanceof Access.Course course) {
      return switch (course.state()) {
        case ACTIVE -> State.ENSURED;
        case SUSPENDED -> State.SUSPENDED;
        case REMOVED -> State.REMOVED;
      };
    }
    return access instanceof Access.Cohort cohort && cohort.member() ? State.ADDED : State.REMOVED;
  }

  private static <T, R> void run(
      List<Right> rights,
      Function<Right, T> request,
      Function<List<T>, List<Result<R>>> call,
      BiConsumer<Right, AccessOutcome> told) {
    if (rights.isEmpty()) {
      return;
    }
    List<Result<R>> results = call.apply(rights.stream().map(request).toList());
    for (int i = 0; i < rights.size(); i++) {
      Right right = rights.get(i);
      told.accept(right, outcome(right.access(), results.get(i)));
    }
  }

  private static <R> AccessOutcome outcome(Access access, Result<R> result) {
    if (result instanceof Result.Failed<R> failed) {
      return AccessOutcome.failed(access, failed.failure());
    }
    boolean wasMember =
        result instanceof Result.Done<R> done && done.value() == Membership.ALREADY_MEMBER;
    return AccessOutcome.done(access, wasMember ? State.ALREADY_MEMBER : expected(access));
  }

  private static Enrolment enrolment(Right right) {
    Access.Course course = (Access.Course) right.access();
    return new Enrolment(
        course.courseId(),
        right.userId(),
        course.roleId(),
        course.start(),
        course.end(),
        course.state() == Access.Course.State.SUSPENDED);
  }

  private static Unenrolment unenrolment(Right right) {
    return new Unenrolment(((Access.Course) right.access()).courseId(), right.userId());
  }

  private static CohortAddition addition(Right right) {
    return new CohortAddition(((Access.Cohort) right.access()).cohort(), right.userId());
  }

  private static CohortRemoval removal(Right right) {
    return new CohortRemoval(
        numericId((Access.Cohort) right.access()).orElseThrow(), right.userId());
  }

  private static Optional<Long> numericId(Access.Cohort cohort) {
    return cohort.cohort() instanceof CohortKey.Id id ? Optional.of(id.id()) : cohort.numericId();
  }
}
