package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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

  Withdrawals(RunTools tools, PeopleReading people, Findings findings) {
    this.tools = tools;
    this.people = people;
    this.findings = findings;
  }

  /** Why nothing may be withdrawn, judged by what the whole run read. */
  Optional<Brake.Reason> judge(RunState state) {
    if (state.isTooMany()) {
      return Optional.of(Brake.Reason.TOO_MANY_TO_CARRY);
    }
    Totals totals = state.totals();
    long withdrawals = totals.of(Count.TO_WITHDRAW);
    if (withdrawals > 0 && !state.othersRemain() && othersRemainElsewhere(state)) {
      state.sawOthers();
    }
    return tools
        .brake()
        .holds(
            new Brake.Reading(true, withdrawals, totals.of(Count.GRANTED), state.othersRemain()),
            state.request().meantWithdrawals());
  }

  /**
   * On a quiet day a single cancellation is everything that a window holds. That not all of
   * Coachview is cancelled shows one page of its enrolments.
   */
  private boolean othersRemainElsewhere(RunState state) {
    if (state.request().since().isEmpty()) {
      return false;
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
    long expected = state.totals().of(Count.TO_WITHDRAW);
    if (now + state.totals().of(Count.WITHDRAWN) > expected) {
      // More than what was judged: Coachview changed a lot meanwhile, or no longer answers rightly.
      Optional<Brake.Reason> held =
          tools
              .brake()
              .holds(
                  new Brake.Reading(
                      true, now, state.totals().of(Count.GRANTED), state.othersRemain()),
                  state.request().meantWithdrawals());
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
    List<Loser> losers = new ArrayList<>();
    for (PersonReading reading : people.again(state.losing())) {
      Optional<Loser> loser = loser(reading, state.request().scope());
      loser.ifPresentOrElse(losers::add, () -> state.withdrawn(reading.id()));
    }
    return losers;
  }

  private Optional<Loser> loser(PersonReading reading, Scope scope) {
    if (!(reading instanceof PersonReading.Found found)) {
      return Optional.empty();
    }
    Wanted wanted = tools.wanted().of(found, scope);
    return wanted.onlyWithdrawals().map(wish -> new Loser(found.id(), wish, wanted.withdrawals()));
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
    state.count(Count.WITHDRAWN, outcome.accesses().stream().filter(Withdrawals::isDone).count());
    for (Failure failure : outcome.failures()) {
      state.refused(failure);
      findings.example(failure);
    }
    if (!outcome.failures().isEmpty()) {
      state.count(Count.FAILED, 1);
    }
    findings.add(new Finding.Withdrawn(loser.personId(), outcome));
    state.withdrawn(loser.personId());
  }

  private static boolean isDone(AccessOutcome access) {
    return access.state().isPresent();
  }
}
