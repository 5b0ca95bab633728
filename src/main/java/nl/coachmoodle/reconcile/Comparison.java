package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureClass;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessOutcome;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.ParticipantOutcome;
import nl.coachmoodle.roster.Wish;

/**
 * Compares some persons with Moodle, and grants and updates what differs. What they would lose is
 * only written down.
 */
final class Comparison {
  private static final Set<Count> CHANGED = EnumSet.of(Count.CREATED, Count.ADOPTED, Count.UPDATED);

  private final RunTools tools;
  private final Findings findings;
  private final LookAlikes lookAlikes;
  private final Rolls rolls;
  private final Suspensions suspensions;

  Comparison(RunTools tools, Findings findings, LookAlikes lookAlikes, Rolls rolls) {
    this.tools = tools;
    this.findings = findings;
    this.lookAlikes = lookAlikes;
    this.rolls = rolls;
    this.suspensions = new Suspensions(tools);
  }

  /** A person with what is wanted. */
  private record Work(PersonReading.Found found, Wanted wanted) {}

  /**
   * Works on some persons.
   *
   * @throws FailedException when Moodle refuses all of them alike; then nothing is done for them
   */
  void compare(List<PersonReading> readings, RunState state) {
    List<Work> all = works(readings, state);
    List<Work> some = all.stream().filter(work -> isAnythingWanted(work.wanted())).toList();
    some.forEach(work -> grants(work).forEach(rolls::read));
    List<ParticipantOutcome> outcomes = carryOut(some, state);
    for (PersonReading reading : readings) {
      if (reading instanceof PersonReading.Refused refused) {
        refuse(refused, state);
      }
    }
    Set<String> postponed = postponed(some, outcomes);
    for (Work work : all) {
      lookAlikes.add(work.found().person(), work.found().externalId());
      if (!postponed.contains(work.found().id())) {
        count(work, state);
      }
    }
    for (int i = 0; i < some.size(); i++) {
      Optional<Long> userId = outcomes.get(i).userId();
      for (Access access : grants(some.get(i))) {
        rolls.wants(access.target(), some.get(i).found().externalId().value(), userId);
      }
    }
    for (int i = 0; i < some.size(); i++) {
      tell(some.get(i), outcomes.get(i), state);
    }
    readings.stream()
        .map(PersonReading::id)
        .forEach(id -> finish(id, postponed.contains(id), state));
  }

  private List<Work> works(List<PersonReading> readings, RunState state) {
    List<PersonReading.Found> found = new ArrayList<>();
    for (PersonReading reading : readings) {
      if (reading instanceof PersonReading.Found one) {
        found.add(one);
      }
    }
    List<Wanted> wanted =
        suspensions.stillToMake(
            found.stream().map(one -> tools.wanted().of(one, state.request().scope())).toList(),
            state);
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      works.add(new Work(found.get(i), wanted.get(i)));
    }
    return works;
  }

  /** Those for whom a repetition can help: the run does not end before they are done. */
  private static Set<String> postponed(List<Work> some, List<ParticipantOutcome> outcomes) {
    Set<String> postponed = new HashSet<>();
    for (int i = 0; i < some.size(); i++) {
      if (mayPass(outcomes.get(i))) {
        postponed.add(some.get(i).found().id());
      }
    }
    return postponed;
  }

  /** Whether something was not taken that may be taken later. */
  static boolean mayPass(ParticipantOutcome outcome) {
    return outcome.failures().stream().anyMatch(Failure::isRetry);
  }

  private static void finish(String id, boolean isPostponed, RunState state) {
    if (isPostponed) {
      state.postpone(id);
    } else {
      state.done(id);
    }
  }

  private static List<Access> grants(Work work) {
    return work.wanted().withoutWithdrawals().accesses();
  }

  private List<ParticipantOutcome> carryOut(List<Work> some, RunState state) {
    if (some.isEmpty()) {
      return List.of();
    }
    MoodleService moodle = tools.moodle().get();
    List<Wish> wishes = some.stream().map(work -> work.wanted().withoutWithdrawals()).toList();
    try {
      List<ParticipantOutcome> outcomes =
          tools.roster().carryOut(wishes, state.request().mode(), moodle);
      common(outcomes)
          .ifPresent(
              failure -> {
                throw new FailedException(failure);
              });
      return outcomes;
    } finally {
      state.count(Count.MOODLE_CALLS, moodle.calls());
    }
  }

  /**
   * Why Moodle took nobody, when the reason is the same for all: it is away, or its set-up lacks
   * something. Going on would only fail for everybody else, too.
   */
  static Optional<Failure> common(List<ParticipantOutcome> outcomes) {
    Set<FailureClass> ofTheSite = Set.of(FailureClass.RETRY, FailureClass.SETUP);
    List<Failure> failures =
        outcomes.stream()
            .flatMap(outcome -> outcome.failure().stream())
            .filter(failure -> ofTheSite.contains(failure.failureClass()))
            .toList();
    boolean isCommon =
        failures.size() == outcomes.size()
            && failures.stream().map(Failure::code).distinct().count() == 1;
    return isCommon ? Optional.of(failures.get(0)) : Optional.empty();
  }

  private static boolean isAnythingWanted(Wanted wanted) {
    Wish wish = wanted.withoutWithdrawals();
    return wish.person().isPresent() || wish.suspended().isPresent() || !wish.accesses().isEmpty();
  }

  private void refuse(PersonReading.Refused refused, RunState state) {
    state.count(Count.PEOPLE, 1);
    state.count(Count.REFUSED, 1);
    state.refused(refused.failure());
    findings.example(refused.failure());
    findings.add(new Finding.Refused(refused.id(), refused.failure()));
  }

  private void count(Work work, RunState state) {
    state.count(Count.PEOPLE, 1);
    state.count(Count.GRANTED, work.wanted().grants());
    state.count(Count.TO_WITHDRAW, work.wanted().withdrawals());
    if (work.wanted().withdrawals() > 0) {
      state.loses(work.found().id());
    }
    if (isAnythingLeft(work, state.request().scope())) {
      state.sawOthers();
    }
  }

  private boolean isAnythingLeft(Work work, Scope scope) {
    if (scope == Scope.PEOPLE) {
      return !Departures.isDeparted(work.found().person());
    }
    return work.wanted().grants() > 0
        || work.found().participations().stream()
            .anyMatch(each -> tools.rules().decide(each).ruling() != Ruling.WITHDRAW);
  }

  private void tell(Work work, ParticipantOutcome outcome, RunState state) {
    List<Failure> failures = outcome.failures();
    boolean isDone = !mayPass(outcome);
    outcome
        .account()
        .flatMap(account -> count(account, isSeenToDiffer(outcome)))
        // What was not changed is counted when the person is done.
        .filter(count -> isDone || CHANGED.contains(count))
        .ifPresent(count -> state.count(count, 1));
    failures.stream().map(Failure::code).distinct().forEach(code -> firstOf(code, failures, state));
    if (!failures.isEmpty() && isDone) {
      state.count(Count.FAILED, 1);
    }
    List<String> missing =
        grants(work).stream()
            .map(Access::target)
            .filter(target -> rolls.lacks(target, outcome.userId()))
            .toList();
    state.count(Count.MISSING, isDone ? missing.size() : 0);
    List<Notice> notices = work.wanted().notices();
    if (isWorthTelling(outcome) || !notices.isEmpty() || !missing.isEmpty()) {
      findings.add(new Finding.Compared(work.found().id(), outcome, notices, missing));
    }
  }

  private void firstOf(FailureCode code, List<Failure> failures, RunState state) {
    failures.stream()
        .filter(failure -> failure.code() == code)
        .limit(1)
        .forEach(
            failure -> {
              state.refused(failure);
              findings.example(failure);
            });
  }

  /** A field that Moodle does not show may well be as it was. */
  private static boolean isSeenToDiffer(ParticipantOutcome outcome) {
    return outcome.changes().stream().anyMatch(change -> change.before().isPresent());
  }

  private static Optional<Count> count(ParticipantOutcome.Account account, boolean isDifferent) {
    return switch (account) {
      case CREATED -> Optional.of(Count.CREATED);
      case UPDATED -> Optional.of(isDifferent ? Count.UPDATED : Count.SENT_AGAIN);
      case ADOPTED -> Optional.of(Count.ADOPTED);
      case UNCHANGED -> Optional.of(Count.UNCHANGED);
      case ABSENT -> Optional.empty();
    };
  }

  private static boolean isWorthTelling(ParticipantOutcome outcome) {
    boolean isAccountChanged =
        outcome.account().stream()
            .anyMatch(
                account ->
                    account == ParticipantOutcome.Account.CREATED
                        || account == ParticipantOutcome.Account.ADOPTED);
    return isAccountChanged
        || isSeenToDiffer(outcome)
        || outcome.accesses().stream()
            .anyMatch(
                access -> access.state().filter(AccessOutcome.State.ADDED::equals).isPresent())
        || !outcome.notices().isEmpty()
        || !outcome.failures().isEmpty();
  }
}
