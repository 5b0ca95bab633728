package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.List;
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

  /** Changes everything that is wanted and tells the outcome of each. */
  void change(List<Item> items, BiConsumer<Slot, AccessOutcome> told) {
    List<Item> enrolments = new ArrayList<>();
    List<Item> unenrolments = new ArrayList<>();
    List<Item> additions = new ArrayList<>();
    List<Item> removals = new ArrayList<>();
    for (Item item : items) {
      Optional<Failure> refusal = refusal(item.access());
      if (refusal.isPresent()) {
        told.accept(item.slot(), AccessOutcome.failed(item.access(), refusal.get()));
      } else if (item.access() instanceof Access.Course course) {
        (course.state() == Access.Course.State.REMOVED ? unenrolments : enrolments).add(item);
      } else if (item.access() instanceof Access.Cohort cohort) {
        (cohort.member() ? additions : removals).add(item);
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

  /** Whether the right is one to be taken away. */
  static boolean isWithdrawal(Access access) {
    return access instanceof Access.Course course
        ? course.state() != Access.Course.State.ACTIVE
        : access instanceof Access.Cohort cohort && !cohort.member();
  }

  private static <T, R> void run(
      List<Item> items,
      Function<Item, T> request,
      Function<List<T>, List<Result<R>>> call,
      BiConsumer<Slot, AccessOutcome> told) {
    if (items.isEmpty()) {
      return;
    }
    List<Result<R>> results = call.apply(items.stream().map(request).toList());
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      told.accept(item.slot(), outcome(item.access(), results.get(i)));
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

  private static Enrolment enrolment(Item item) {
    Access.Course course = (Access.Course) item.access();
    return new Enrolment(
        course.courseId(),
        item.userId(),
        course.roleId(),
        course.start(),
        course.end(),
        course.state() == Access.Course.State.SUSPENDED);
  }

  private static Unenrolment unenrolment(Item item) {
    return new Unenrolment(((Access.Course) item.access()).courseId(), item.userId());
  }

  private static CohortAddition addition(Item item) {
    return new CohortAddition(((Access.Cohort) item.access()).cohort(), item.userId());
  }

  private static CohortRemoval removal(Item item) {
    return new CohortRemoval(numericId((Access.Cohort) item.access()).orElseThrow(), item.userId());
  }

  private static Optional<Long> numericId(Access.Cohort cohort) {
    return cohort.cohort() instanceof CohortKey.Id id ? Optional.of(id.id()) : cohort.numericId();
  }
}
