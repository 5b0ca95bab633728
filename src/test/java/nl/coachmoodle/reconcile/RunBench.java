package nl.coachmoodle.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.wire.JdkTransport;
import nl.coachmoodle.moodle.wire.Lanes;
import nl.coachmoodle.moodle.wire.Limits;
import nl.coachmoodle.moodle.wire.MoodleAddress;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.moodle.wire.Patience;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.Protection;
import nl.coachmoodle.roster.RandomPasswords;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.SiteMemory;
import nl.coachmoodle.roster.TestRules;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.telemetry.Silence;

/** Reconcile runs from rows in memory to the Moodle stand-in, over real HTTP. */
final class RunBench implements AutoCloseable {
  static final long COURSE = 2;
  static final long OTHER_COURSE = 3;
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final Patience PATIENCE =
      new Patience(
          0,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMinutes(5),
          1_000,
          Duration.ofHours(1));

  private final Optional<MoodleStandIn> ownMoodle;
  private final Roster roster;
  private final MoodleSite site;
  private final List<Totals> progress = new ArrayList<>();
  private Departures departures = Departures.REPORT;
  private Brake brake = new Brake(50, 20, 5);
  private Duration time = Duration.ofMinutes(10);
  private InstantSource clock = InstantSource.fixed(NOW);
  private int details = 200;

  RunBench() {
    this(startMoodle());
  }

  private RunBench(MoodleStandIn moodle) {
    this(Optional.of(moodle), moodle.uri(), moodle.token());
  }

  /** Runs to a Moodle of another process. */
  static RunBench at(URI moodle, String token) {
    return new RunBench(Optional.empty(), moodle, token);
  }

  private static MoodleStandIn startMoodle() {
    try {
      MoodleStandIn moodle = MoodleStandIn.start(MoodleRelease.V5_1);
      moodle.emptySite();
      return moodle;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private RunBench(Optional<MoodleStandIn> ownMoodle, URI moodle, String token) {
    this.ownMoodle = ownMoodle;
    ProfileRules rules = TestRules.rules().build();
    roster = new Roster(rules, new Protection(Set.of()), new SiteMemory(), new RandomPasswords());
    site =
        new MoodleSite(
            new JdkTransport(MoodleAddress.of(moodle.toString()), Duration.ofSeconds(20)),
            token,
            Limits.defaults(),
            PATIENCE,
            InstantSource.system(),
            new Lanes(ForkJoinPool.commonPool(), 2),
            new Silence());
  }

  RunBench brake(Brake other) {
    brake = other;
    return this;
  }

  /** A part has no time: it ends after its first step. */
  RunBench hurried() {
    time = Duration.ZERO;
    return this;
  }

  RunBench unhurried() {
    time = Duration.ofMinutes(10);
    return this;
  }

  RunBench departures(Departures policy) {
    departures = policy;
    return this;
  }

  RunBench details(int most) {
    details = most;
    return this;
  }

  MoodleStandIn moodle() {
    return ownMoodle.orElseThrow();
  }

  List<Totals> progress() {
    return progress;
  }

  static RunRequest everything(Mode mode) {
    return new RunRequest(
        Optional.empty(), mode, Scope.BOTH, OptionalLong.empty(), OptionalLong.empty());
  }

  static RunRequest window(Mode mode) {
    return new RunRequest(
        Optional.of(LocalDate.of(2026, 11, 23)),
        mode,
        Scope.BOTH,
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  static RunRequest allowing(RunRequest request, long withdrawals) {
    return new RunRequest(
        request.since(),
        request.mode(),
        request.scope(),
        request.limit(),
        OptionalLong.of(withdrawals));
  }

  RunOutcome apply(CoachviewService coachview) {
    return run(coachview, everything(Mode.APPLY));
  }

  RunOutcome run(CoachviewService coachview, RunRequest request) {
    return run(coachview, Cursor.begin(request, "test"));
  }

  RunOutcome run(CoachviewService coachview, Cursor from) {
    AccessRules rules = AccessRules.defaults();
    AccessCodes codes =
        new AccessCodes(AccessCodes.Kind.COURSE, Map.of(), Map.of("CV-COH-1", 1L), 5);
    CoachviewReader reader = new CoachviewReader(coachview, ExternalIdRule.externId(), rules);
    WantedState wanted =
        new WantedState(
            rules,
            codes,
            Access.Course.State.SUSPENDED,
            new PersonTranslation(List.of()),
            departures,
            false);
    return new Reconciliation(
            new RunTools(
                coachview,
                reader,
                rules,
                wanted,
                roster,
                this::open,
                site.openReading(time),
                ExternalIdRule.externId(),
                codes,
                brake,
                new RunLimits(time, details, Duration.ofDays(60)),
                clock,
                (stage, totals) -> progress.add(totals)))
        .run(from);
  }

  private MoodleService open() {
    return site.open();
  }

  /** Parts until the run is done, each in a process of its own. */
  List<RunOutcome> runInParts(CoachviewService coachview, RunRequest request) {
    List<RunOutcome> parts = new ArrayList<>();
    Optional<Cursor> next = Optional.of(Cursor.begin(request, "test"));
    while (next.isPresent()) {
      // Through its form: what a message does not carry is lost.
      RunOutcome outcome = run(coachview, CursorForm.read(CursorForm.write(next.get())));
      parts.add(outcome);
      next = outcome.next();
    }
    return parts;
  }

  /** Who has access in Moodle: {@code CV-p1 course:2 active}. */
  Set<String> access() {
    Set<String> access = new TreeSet<>();
    MoodleStandIn moodle = moodle();
    for (Enrolment enrolment : moodle.data().enrolments().values()) {
      String idnumber = moodle.user(enrolment.userId()).orElseThrow().idnumber();
      access.add(
          idnumber
              + " course:"
              + enrolment.courseId()
              + (enrolment.suspended() ? " suspended" : " active"));
    }
    moodle
        .data()
        .members()
        .forEach(
            member ->
                access.add(
                    moodle.user(member.userId()).orElseThrow().idnumber()
                        + " cohort:"
                        + member.cohortId()));
    return access;
  }

  @Override
  public void close() {
    ownMoodle.ifPresent(MoodleStandIn::close);
  }
}
