package nl.coachmoodle.function;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.moodle.wire.JdkTransport;
import nl.coachmoodle.moodle.wire.Lanes;
import nl.coachmoodle.moodle.wire.Limits;
import nl.coachmoodle.moodle.wire.MoodleAddress;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.moodle.wire.Patience;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.Outbox;
import nl.coachmoodle.reconcile.AccessRules;
import nl.coachmoodle.reconcile.Departures;
import nl.coachmoodle.reconcile.ExternalIdRule;
import nl.coachmoodle.reconcile.Merges;
import nl.coachmoodle.reconcile.PersonTranslation;
import nl.coachmoodle.reconcile.WantedState;
import nl.coachmoodle.reconcile.report.ReportPage;
import nl.coachmoodle.reconcile.report.ReportWriter;
import nl.coachmoodle.reconcile.report.RunReport;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.Protection;
import nl.coachmoodle.roster.RandomPasswords;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.SiteMemory;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.telemetry.Silence;

/** The functions that read Coachview, from rows of some Coachview to a Moodle stand-in. */
final class ByIdBench implements AutoCloseable {
  private static final Patience PATIENCE =
      new Patience(
          2,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMinutes(5),
          1_000,
          Duration.ofHours(1));

  private static final AccessCodes CODES =
      new AccessCodes(AccessCodes.Kind.COURSE, Map.of(), Map.of("CV-COH-1", 1L), 5);

  /** What the brake lets through. */
  static final int MOST_WITHDRAWALS = 3;

  private static final Reporter REPORTER = new Reporter(Sentences.load(), Language.EN);

  private final MoodleStandIn moodle;
  private final Operations operations;
  private final MergeParticipants merges;
  private final ReconcileRuns reconcile;
  private final Wishes wishes =
      new Wishes(CODES, Access.Course.State.SUSPENDED, false, ZoneId.of("Europe/Amsterdam"));

  ByIdBench(CoachviewSource coachview) {
    this(coachview, Departures.REPORT);
  }

  ByIdBench(CoachviewSource coachview, Departures departures) {
    try {
      moodle = MoodleStandIn.start(MoodleRelease.V5_1);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    moodle.emptySite();
    AccessRules rules = AccessRules.defaults();
    Roster roster =
        new Roster(
            ProfileRules.defaults(),
            new Protection(Set.of()),
            new SiteMemory(),
            new RandomPasswords());
    MoodleSite site =
        new MoodleSite(
            new JdkTransport(MoodleAddress.of(moodle.uri().toString()), Duration.ofSeconds(20)),
            moodle.token(),
            Limits.defaults(),
            PATIENCE,
            InstantSource.system(),
            new Lanes(ForkJoinPool.commonPool(), 2),
            new Silence());
    WantedState wanted =
        new WantedState(
            rules,
            CODES,
            Access.Course.State.SUSPENDED,
            new PersonTranslation(List.of()),
            departures,
            false);
    OperationLog log = new OperationLog(new Silence(), InstantSource.system());
    operations =
        new Operations(
            roster,
            site,
            new CoachviewIds(coachview, ExternalIdRule.externId(), rules, wanted),
            REPORTER,
            request -> Delivery.DIRECT,
            new PermanentFailures(new NoDeadLetters(), REPORTER, new Silence()),
            log);
    ReconcileSettings settings = Settings.read(ReconcileSettings.class);
    reconcile =
        new ReconcileRuns(
            settings,
            ZoneId.of("Europe/Amsterdam"),
            InstantSource.system(),
            new ReconcileRuns.Calls(
                request -> Delivery.DIRECT,
                log,
                new PermanentFailures(new NoDeadLetters(), REPORTER, new Silence()),
                new Closing()),
            new ReconcileRuns.Neighbours(coachview, site, new NoOutbox()),
            new ReconcileRuns.Rules(ExternalIdRule.externId(), rules, CODES, wanted, roster),
            new ReportWriter(Sentences.load(), Language.EN),
            new ReportFiles(
                settings,
                new ObjectMapper().registerModule(new Jdk8Module()),
                new ReportPage(Sentences.load(), Language.EN)));
    merges =
        new MergeParticipants(
            coachview,
            site,
            new MergeParticipants.Rules(
                rules,
                new Merges.Rules(
                    ExternalIdRule.externId(),
                    wanted,
                    Access.Course.State.SUSPENDED,
                    new Brake(MOST_WITHDRAWALS, 100, MOST_WITHDRAWALS)),
                roster),
            REPORTER,
            log);
  }

  private static final class NoOutbox implements Outbox {
    @Override
    public boolean reaches(String function) {
      return false;
    }

    @Override
    public void send(Message message) {
      throw new IllegalStateException("nobody takes it");
    }
  }

  private static final class NoDeadLetters implements DeadLetters {
    @Override
    public boolean areKept() {
      return false;
    }

    @Override
    public void send(DeadLetter letter) {
      throw new IllegalStateException("there is no place for it");
    }
  }

  MoodleStandIn moodle() {
    return moodle;
  }

  /** Calls a function; failures are in the answer. */
  Report call(String function, Map<String, Object> request) {
    Map<String, Object> asked = new HashMap<>(request);
    asked.put("onFailure", "answer");
    return switch (function) {
      case "enrolParticipant" -> new EnrolParticipant(operations, wishes).enrolParticipant(asked);
      case "withdrawParticipant" ->
          new WithdrawParticipant(operations, wishes).withdrawParticipant(asked);
      case "syncProfile" -> new SyncProfile(operations, wishes).syncProfile(asked);
      case "suspendParticipant" ->
          new SuspendParticipant(operations, wishes).suspendParticipant(asked);
      case "addToCohort" -> new AddToCohort(operations, wishes).addToCohort(asked);
      default -> throw new IllegalArgumentException(function);
    };
  }

  /** Runs reconcile on everybody; its withdrawals are meant. */
  RunReport reconcile() {
    return reconcile.run(Map.of("everything", true, "allowWithdrawals", 1_000)).orElseThrow();
  }

  MergeReport merge(Map<String, Object> request) {
    return merges.mergeParticipants(request);
  }

  /** The only participant of an answer. */
  Report.Participant one(String function, String name, Object value) {
    return call(function, Map.of(name, value)).participants().get(0);
  }

  /** Everything that can be wanted of this Moodle, by ID number; no ids, which depend on order. */
  Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    for (MoodleUser user : moodle.data().users().values()) {
      if (!user.text(UserColumn.IDNUMBER).isEmpty()) {
        state.put(
            user.text(UserColumn.IDNUMBER),
            profile(user) + " suspended=" + user.suspended() + " " + rights(user, true));
      }
    }
    return state;
  }

  /** The same of who has any access, and only the access that is of use. */
  Map<String, String> accessState() {
    Map<String, String> state = new TreeMap<>();
    for (MoodleUser user : moodle.data().users().values()) {
      if (!rights(user, false).isEmpty()) {
        state.put(user.text(UserColumn.IDNUMBER), profile(user) + " " + rights(user, false));
      }
    }
    return state;
  }

  private static Map<UserColumn, String> profile(MoodleUser user) {
    Map<UserColumn, String> columns = new TreeMap<>(user.columns());
    columns.remove(UserColumn.PASSWORD);
    return columns;
  }

  private Set<String> rights(MoodleUser user, boolean withSuspended) {
    List<String> rights = new ArrayList<>();
    moodle.data().enrolments().values().stream()
        .filter(enrolment -> enrolment.userId() == user.id())
        .filter(enrolment -> withSuspended || !enrolment.suspended())
        .forEach(e -> rights.add("course " + e.courseId() + (e.suspended() ? " suspended" : "")));
    moodle.data().members().stream()
        .filter(member -> member.userId() == user.id())
        .forEach(member -> rights.add("cohort " + member.cohortId()));
    return new TreeSet<>(rights);
  }

  /** The account with this ID number. */
  Optional<MoodleUser> account(String externalId) {
    return moodle.usersByIdnumber(externalId).stream().findFirst();
  }

  @Override
  public void close() {
    moodle.close();
  }
}
