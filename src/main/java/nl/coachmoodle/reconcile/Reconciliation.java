package nl.coachmoodle.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Brake;

/**
 * One part of a reconcile run: reads Coachview, brings Moodle to what is wanted, and tells all
 * about it. Grants as it reads; withdraws only after everything was read and the brake was asked.
 * Keeps no state: what is not finished goes on from a {@link Cursor}.
 */
public final class Reconciliation {
  private static final int MOST_SUSPECTS = 500;

  private final RunTools tools;
  private final Instant end;

  /** Begins the time of this part. */
  public Reconciliation(RunTools tools) {
    this.tools = tools;
    this.end = tools.clock().instant().plus(tools.limits().time());
  }

  /** Runs until everything is done, or the time is over, or somebody must act. */
  public RunOutcome run(Cursor from) {
    return new Part(from).run();
  }

  /** One part, with all that it is busy with. */
  private final class Part {
    private final Cursor from;
    private final RunState state;
    private final Findings findings = new Findings(tools.limits().details());
    private final LookAlikes lookAlikes = new LookAlikes(tools.limits().details());
    private final Rolls rolls = new Rolls(tools.reading());
    private final PeopleReading people;
    private Optional<Brake.Reason> held = Optional.empty();
    private Orphans.Found orphans = new Orphans.Found(List.of(), 0);

    Part(Cursor from) {
      this.from = from;
      this.state = new RunState(from);
      this.people = new PeopleReading(tools, from.request());
    }

    RunOutcome run() {
      try {
        return outcome(work(), Optional.empty());
      } catch (FailedException stopped) {
        return outcome(End.FAILED, Optional.of(stopped.failure()));
      }
    }

    private End work() {
      if (state.stage() == Stage.GATHERING && !gather()) {
        return End.TIME;
      }
      if (state.stage() == Stage.COMPARING) {
        End compared = compare();
        if (compared != End.DONE) {
          return compared;
        }
        findOrphans();
        state.enter(Stage.WITHDRAWING);
        // They are steps of their own: beginning one would take as long again.
        if (isOver() && !state.losing().isEmpty()) {
          return End.TIME;
        }
      }
      return withdraw();
    }

    /** Answers whether all changes were read. */
    private boolean gather() {
      ChangedPeople changed = new ChangedPeople(tools.coachview());
      boolean isMore = true;
      while (isMore) {
        isMore = timed(Count.READING_MS, () -> changed.readPage(state));
        if (isMore && isOver()) {
          timed(Count.READING_MS, () -> changed.finish(state));
          return false;
        }
      }
      timed(Count.READING_MS, () -> changed.finish(state));
      state.enter(Stage.COMPARING);
      return true;
    }

    private End compare() {
      Comparison comparison = new Comparison(tools, findings, lookAlikes, rolls);
      boolean hasWorked = false;
      while (true) {
        List<PersonReading> block = timed(Count.READING_MS, () -> people.next(state));
        if (block.isEmpty()) {
          return End.DONE;
        }
        int done = 0;
        while (done < block.size()) {
          int most = (int) Math.min(Withdrawals.PEOPLE_PER_STEP, state.leftOfLimit());
          if (most <= 0) {
            state.beginLimitAnew();
            return End.LIMIT;
          }
          if (hasWorked && isOver()) {
            return End.TIME;
          }
          List<PersonReading> step = block.subList(done, Math.min(block.size(), done + most));
          timed(
              Count.CHANGING_MS,
              () -> {
                comparison.compare(step, state);
                return true;
              });
          done += step.size();
          hasWorked = true;
        }
      }
    }

    /** Only a reading of everybody, in one part, knows who else is wanted in a course. */
    private void findOrphans() {
      if (state.request().since().isEmpty() && state.part() == 0) {
        Orphans search =
            new Orphans(tools.coachview(), tools.externalIds(), tools.codes(), MOST_SUSPECTS);
        orphans = timed(Count.READING_MS, () -> search.in(rolls));
      }
    }

    private End withdraw() {
      Withdrawals withdrawals = new Withdrawals(tools, people, findings);
      held =
          timed(
              Count.WITHDRAWING_MS,
              () -> {
                Optional<Brake.Reason> judged = withdrawals.judge(state);
                return judged.isPresent() ? judged : withdrawals.carryOut(state, () -> !isOver());
              });
      if (held.isEmpty() && !state.losing().isEmpty()) {
        return End.TIME;
      }
      return state.isAnybodyPostponed() ? unfinished() : End.DONE;
    }

    /**
     * Whom Moodle did not take this time the next part works on, as long as each part gets some of
     * them done. Otherwise the part fails, and comes again when whoever called it thinks fit.
     */
    private End unfinished() {
      boolean isProgress =
          state.totals().of(Count.PEOPLE) > from.totals().of(Count.PEOPLE)
              || state.cursor().losing().size() < from.losing().size();
      if (!isProgress) {
        findings.examples().values().stream()
            .filter(Failure::isRetry)
            .findFirst()
            .ifPresent(
                failure -> {
                  throw new FailedException(failure);
                });
      }
      return End.UNFINISHED;
    }

    private boolean isOver() {
      return tools.progress().mustStop() || !tools.clock().instant().isBefore(end);
    }

    private <T> T timed(Count count, java.util.function.Supplier<T> step) {
      Instant begin = tools.clock().instant();
      try {
        return step.get();
      } finally {
        state.count(count, Duration.between(begin, tools.clock().instant()).toMillis());
        tools.progress().reached(state.stage(), state.totals());
      }
    }

    private void timed(Count count, Runnable step) {
      timed(
          count,
          () -> {
            step.run();
            return true;
          });
    }

    private RunOutcome outcome(End ended, Optional<Failure> failure) {
      state.count(Count.COACHVIEW_CALLS, tools.coachview().calls());
      state.count(Count.MOODLE_CALLS, rolls.calls());
      return new RunOutcome(
          state.request(),
          state.run(),
          state.part() + 1,
          ended,
          failure,
          next(ended),
          state.totals(),
          held,
          findings.told(),
          findings.leftOut(),
          findings.examples(),
          lookAlikes.found(),
          lookAlikes.leftOut(),
          access(),
          tools.coachview().quotaLeft());
    }

    private RunOutcome.AccessInMoodle access() {
      List<Orphan> all = orphans.orphans();
      List<Orphan> told = all.subList(0, Math.min(all.size(), tools.limits().details()));
      return new RunOutcome.AccessInMoodle(
          rolls.readable(),
          rolls.notReadable(),
          told,
          orphans.leftOut() + all.size() - told.size());
    }

    private Optional<Cursor> next(End ended) {
      if (ended == End.DONE) {
        return Optional.empty();
      }
      // What was gathered without its last look-ups would be lost.
      boolean isHalfGathered = ended == End.FAILED && state.stage() == Stage.GATHERING;
      return Optional.of(isHalfGathered ? from : state.cursor());
    }
  }
}
