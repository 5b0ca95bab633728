package nl.coachmoodle.faults;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.function.AddToCohort;
import nl.coachmoodle.function.CoachviewIds;
import nl.coachmoodle.function.CoachviewSource;
import nl.coachmoodle.function.Delivery;
import nl.coachmoodle.function.EnrolParticipant;
import nl.coachmoodle.function.OperationLog;
import nl.coachmoodle.function.Operations;
import nl.coachmoodle.function.PermanentFailures;
import nl.coachmoodle.function.RemoveFromCohort;
import nl.coachmoodle.function.Report;
import nl.coachmoodle.function.Reporter;
import nl.coachmoodle.function.SuspendParticipant;
import nl.coachmoodle.function.SyncProfile;
import nl.coachmoodle.function.Wishes;
import nl.coachmoodle.function.WithdrawParticipant;
import nl.coachmoodle.moodle.wire.Lanes;
import nl.coachmoodle.moodle.wire.Limits;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.moodle.wire.Patience;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.reconcile.AccessRules;
import nl.coachmoodle.reconcile.Departures;
import nl.coachmoodle.reconcile.ExternalIdRule;
import nl.coachmoodle.reconcile.PersonTranslation;
import nl.coachmoodle.reconcile.WantedState;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.Protection;
import nl.coachmoodle.roster.RandomPasswords;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.SiteMemory;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.telemetry.Silence;

/** The functions as one process has them, put together as production does it, called by a queue. */
final class FunctionProcess {
  /** As in production, but that nobody has the time to wait. */
  static final Patience PATIENCE =
      new Patience(
          2,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofSeconds(60),
          6,
          Duration.ofMillis(20));

  private static final Reporter REPORTER = new Reporter(Sentences.load(), Language.EN);
  private static final AccessCodes CODES =
      new AccessCodes(AccessCodes.Kind.COURSE, Map.of(), Map.of(), 5);

  private final Map<String, Function<Map<String, Object>, Report>> functions;

  FunctionProcess(
      FaultyTransport moodle,
      ManualClock clock,
      CoachviewSource coachview,
      ProfileRules rules,
      DeadLetters letters) {
    AccessRules access = AccessRules.defaults();
    WantedState wanted =
        new WantedState(
            access,
            CODES,
            Access.Course.State.SUSPENDED,
            new PersonTranslation(List.of()),
            Departures.REPORT,
            false);
    Operations operations =
        new Operations(
            new Roster(rules, new Protection(Set.of()), new SiteMemory(), new RandomPasswords()),
            new MoodleSite(
                moodle,
                MoodleStandIn.TOKEN,
                Limits.defaults(),
                PATIENCE,
                clock,
                new Lanes(ForkJoinPool.commonPool(), 2),
                new Silence()),
            new CoachviewIds(coachview, ExternalIdRule.externId(), access, wanted),
            REPORTER,
            request -> new Delivery(true, Optional.empty(), Optional.of(clock.instant())),
            new PermanentFailures(letters, REPORTER, new Silence()),
            new OperationLog(new Silence(), clock));
    Wishes wishes =
        new Wishes(CODES, Access.Course.State.SUSPENDED, false, ZoneId.of("Europe/Amsterdam"));
    functions =
        Map.of(
            "enrolParticipant", new EnrolParticipant(operations, wishes)::enrolParticipant,
            "withdrawParticipant", new WithdrawParticipant(operations, wishes)::withdrawParticipant,
            "syncProfile", new SyncProfile(operations, wishes)::syncProfile,
            "suspendParticipant", new SuspendParticipant(operations, wishes)::suspendParticipant,
            "addToCohort", new AddToCohort(operations, wishes)::addToCohort,
            "removeFromCohort", new RemoveFromCohort(operations, wishes)::removeFromCohort);
  }

  Report call(Event event) {
    return functions.get(event.function()).apply(event.request());
  }

  /** The sentence of a failure that the queue itself gives up. */
  static Report.Problem inWords(Failure failure) {
    return REPORTER.problem(failure);
  }
}
