package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.ParticipantOutcome;

/**
 * Leaves out suspensions of accounts that are suspended, or not there at all. Who left long ago
 * takes nothing away today, and must not make the brake hold.
 */
final class Suspensions {
  private final RunTools tools;

  Suspensions(RunTools tools) {
    this.tools = tools;
  }

  /** The same, in their order, without suspensions that would change nothing. */
  List<Wanted> stillToMake(List<Wanted> all, RunState state) {
    List<Wanted> suspended = all.stream().filter(Wanted::isSuspension).toList();
    Set<String> made = new HashSet<>();
    for (int from = 0; from < suspended.size(); from += Withdrawals.PEOPLE_PER_STEP) {
      int to = Math.min(suspended.size(), from + Withdrawals.PEOPLE_PER_STEP);
      made.addAll(made(suspended.subList(from, to), state));
    }
    List<Wanted> rest = new ArrayList<>();
    all.forEach(
        wanted -> rest.add(made.contains(wanted.personId()) ? wanted.withoutSuspension() : wanted));
    return rest;
  }

  private Set<String> made(List<Wanted> some, RunState state) {
    MoodleService moodle = tools.moodle().get();
    List<ParticipantOutcome> outcomes =
        tools
            .roster()
            .carryOut(some.stream().map(Wanted::onlySuspension).toList(), Mode.PLAN, moodle);
    state.count(Count.MOODLE_CALLS, moodle.calls());
    Set<String> made = new HashSet<>();
    for (int i = 0; i < some.size(); i++) {
      ParticipantOutcome outcome = outcomes.get(i);
      if (outcome.failures().isEmpty() && outcome.changes().isEmpty()) {
        made.add(some.get(i).personId());
      }
    }
    return made;
  }
}
