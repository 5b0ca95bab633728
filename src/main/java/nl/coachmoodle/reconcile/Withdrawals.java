package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.Window;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.roster.AccessOutcome;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.ParticipantOutcome;
import nl.coachmoodle.roster.Wish;

/**
 * The end of a run: takes away what is no longer wanted, if the brake lets it. Everybody concerned
 * is read once more just before, because in a long run Coachview has moved on.
 */
final class Withdrawals {
  static final int PEOPLE_PER_STEP = 100;

  private final RunTools tools;
  private final PeopleReading people;
  private final Findings findings;
  private final Suspensions suspensions;

  Withdrawals(RunTools tools, PeopleReading people, Findings findings) {
    this.tools = tools;
    this.people = people;
    this.findings = findings;
    this.suspensions = new Suspensions(tools);
  }

  /** Why nothing may be withdrawn, judged by what the whole run read. */
  Optional<Brake.Reason> judge(RunState state) {
    if (state.isTooMany()) {
      return Optional.of(Brake.Reason.TOO_MANY_TO_CARRY);
    }
    long withdrawals = state.totals().of(Count.TO_WITHDRAW);
    if (withdrawals > 0 && !state.othersRemain() && othersRemainElsewhere(state)) {
      state.sawOthers();
    }
    return holds(withdrawals, state);
  }

  private Optional<Brake.Reason> holds(long withdrawals, RunState state) {
    return tools
        .brake()
        .holds(
            new Brake.Reading(withdrawals, staying(state), state.othersRemain()),
            state.request().meantWithdrawals());
  }

  /** What the percentage is taken of, besides the withdrawals. */
  private static long staying(RunState state) {
    Totals totals = state.totals();
    if (state.request().scope() != Scope.PEOPLE) {
      return totals.of(Count.GRANTED);
    }
    return state.othersRemain()
        ? totals.of(Count.PEOPLE) - totals.of(Count.REFUSED) - totals.of(Count.TO_WITHDRAW)
        : 0;
  }

  /**
   * On a quiet day a single cancellation is everything that a window holds. That not all of
   * Coachview is cancelled shows one page of its enrolments, or of its persons.
   */
  private boolean othersRemainElsewhere(RunState state) {
    if (state.request().since().isEmpty()) {
      return false;
    }
    if (state.request().scope() == Scope.PEOPLE) {
      List<CoachviewPerson> some =
          tools.coachview().persons(Window.everything(), Optional.empty()).rows();
      return !some.stream().allMatch(Departures::isDeparted);
    }
    List<CourseEnrolment> some =
        tools.coachview().enrolments(Window.everything(), Optional.empty()).rows();
    return some.stream()
        .anyMatch(
            enrolment ->
                tools.rules().decide(enrolment, Optional.empty()).ruling() != Ruling.WITHDRAW);
  }

  /** A person who still loses something now. */
  private record Loser(String personId, Wish wish, int withdrawals) {}

  /**
   * Withdraws, in steps.
   *
   * @param mayGoOn is asked before each step but the first
   * @return why nothing is withdrawn after all; empty also when the time was over
   */
  Optional<Brake.Reason> carryOut(RunState state, BooleanSupplier mayGoOn) {
    List<Loser> losers = losersNow(state);
    long now = losers.stream().mapToLong(Loser::withdrawals).sum();
    long all = now + state.totals().of(Count.WITHDRAWN);
    long judged = state.totals().of(Count.TO_WITHDRAW);
    if (all > judged) {
      // Coachview changed a lot meanwhile, or no longer answers rightly.
      state.count(Count.TO_WITHDRAW, all - judged);
      Optional<Brake.Reason> held = holds(all, state);
      if (held.isPresent()) {
        return held;
      }
    }
    for (int from = 0; from < losers.size(); from += PEOPLE_PER_STEP) {
      if (from > 0 && !mayGoOn.getAsBoolean()) {
        return Optional.empty();
      }
      withdraw(losers.subList(from, Math.min(losers.size(), from + PEOPLE_PER_STEP)), state);
    }
    return Optional.empty();
  }

  private List<Loser> losersNow(RunState state) {
    List<Wanted> wanted = new ArrayList<>();
    for (PersonReading reading : people.again(state.losing())) {
      if (reading instanceof PersonReading.Found found) {
        wanted.add(tools.wanted().of(found, state.request().scope()));
      } else {
        state.withdrawn(reading.id());
      }
    }
    List<Loser> losers = new ArrayList<>();
    for (Wanted one : suspensions.stillToMake(wanted, state)) {
      one.onlyWithdrawals()
          .map(wish -> new Loser(one.personId(), wish, one.withdrawals()))
          .ifPresentOrElse(losers::add, () -> state.withdrawn(one.personId()));
    }
    return losers;
  }

  private void withdraw(List<Loser> losers, RunState state) {
    MoodleService moodle = tools.moodle().get();
    List<ParticipantOutcome> outcomes =
        tools
            .roster()
            .carryOut(losers.stream().map(Loser::wish).toList(), state.request().mode(), moodle);
    state.count(Count.MOODLE_CALLS, moodle.calls());
    Comparison.common(outcomes)
        .ifPresent(
            failure -> {
              throw new FailedException(failure);
            });
    for (int i = 0; i < losers.size(); i++) {
      tell(losers.get(i), outcomes.get(i), state);
    }
  }

  private void tell(Loser loser, ParticipantOutcome outcome, RunState state) {
    for (Failure failure : outcome.failures()) {
      state.refused(failure);
      findings.example(failure);
    }
    findings.add(new Finding.Withdrawn(loser.personId(), outcome));
    if (Comparison.mayPass(outcome)) {
      state.postponeWithdrawal(loser.personId());
      return;
    }
    state.count(Count.WITHDRAWN, done(loser, outcome));
    if (!outcome.failures().isEmpty()) {
      state.count(Count.FAILED, 1);
    }
    state.withdrawn(loser.personId());
  }

  /** Accesses that were taken away, and the suspension of the account as one more. */
  private static long done(Loser loser, ParticipantOutcome outcome) {
    boolean isSuspended =
        loser.wish().suspended().isPresent()
            && outcome.failure().isEmpty()
            && !outcome.changes().isEmpty();
    return outcome.accesses().stream().filter(Withdrawals::isDone).count() + (isSuspended ? 1 : 0);
  }

  private static boolean isDone(AccessOutcome access) {
    return access
        .state()
        .filter(state -> state != AccessOutcome.State.NOTHING_TO_WITHDRAW)
        .isPresent();
  }
}
