package nl.coachmoodle.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.wire.JdkTransport;
import nl.coachmoodle.moodle.wire.Lanes;
import nl.coachmoodle.moodle.wire.Limits;
import nl.coachmoodle.moodle.wire.MoodleAddress;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.moodle.wire.Patience;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import nl.coachmoodle.standin.traffic.ReceivedCall;
import nl.coachmoodle.telemetry.Silence;

/** A roster and the Moodle stand-in that it works on, over real HTTP. */
final class Bench implements AutoCloseable {
  static final String FIND = "core_user_get_users_by_field";
  static final String CREATE = "core_user_create_users";
  static final String UPDATE = "core_user_update_users";
  static final String ENROL = "enrol_manual_enrol_users";
  static final String UNENROL = "enrol_manual_unenrol_users";
  static final String COHORT_ADD = "core_cohort_add_cohort_members";
  static final String COHORT_DELETE = "core_cohort_delete_cohort_members";

  /** The courses of the stand-in. */
  static final long COURSE = 2;

  static final long OTHER_COURSE = 3;
  static final long HIDDEN_COURSE = 5;
  static final long COURSE_WITHOUT_MANUAL = 6;
  static final long UNKNOWN_COURSE = 4711;

  /** Repeats at once, and gives up reading soon enough for a test. */
  private static final Patience PATIENCE =
      new Patience(
          2,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMinutes(5),
          1_000,
          Duration.ofHours(1));

  private final MoodleStandIn moodle;
  private final ProfileRules rules;
  private final Set<Long> protectedIds;
  private MoodleSite site;
  private Roster roster;

  private Bench(MoodleStandIn moodle, ProfileRules rules, Set<Long> protectedIds) {
    this.moodle = moodle;
    this.rules = rules;
    this.protectedIds = protectedIds;
    this.site = site(Duration.ofSeconds(20));
    this.roster = newRoster();
  }

  /** A fresh Moodle without people. */
  static Bench on(MoodleRelease release, TestRules rules) {
    return on(release, rules, Set.of());
  }

  /** The same with protected accounts. */
  static Bench on(MoodleRelease release, TestRules rules, Set<Long> protectedIds) {
    try {
      MoodleStandIn moodle = MoodleStandIn.start(release);
      moodle.emptySite();
      return new Bench(moodle, rules.build(), protectedIds);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  MoodleStandIn moodle() {
    return moodle;
  }

  /** A new process: nothing is remembered about this Moodle. */
  Bench newProcess() {
    roster = newRoster();
    return this;
  }

  /** Other rules, as after a new deployment, on the same Moodle. */
  Bench deployedWith(TestRules others) {
    return new Bench(moodle, others.build(), protectedIds);
  }

  /** Waits for an answer no longer than this. */
  Bench readTimeout(Duration timeout) {
    site = site(timeout);
    return this;
  }

  /** So many times Moodle is away to whoever looks for one ID number alone. */
  void singleLookupsFail(int times) {
    moodle.onNext(
        times,
        call ->
            call.value("field").equals(Optional.of("idnumber"))
                && call.value("values[1]").isEmpty(),
        Fault.answer(503, "text/html", "<html></html>"));
  }

  ParticipantOutcome apply(Wish wish) {
    return apply(List.of(wish)).get(0);
  }

  List<ParticipantOutcome> apply(Wish... wishes) {
    return apply(Arrays.asList(wishes));
  }

  List<ParticipantOutcome> apply(List<Wish> wishes) {
    return roster.carryOut(wishes, Mode.APPLY, site.open());
  }

  ParticipantOutcome plan(Wish wish) {
    return plan(List.of(wish)).get(0);
  }

  List<ParticipantOutcome> plan(List<Wish> wishes) {
    return roster.carryOut(wishes, Mode.PLAN, site.open());
  }

  /** A service as another process has it. */
  MoodleService otherProcess() {
    return site(Duration.ofSeconds(20)).open();
  }

  /** The functions called since the last time, in order. */
  List<String> calls() {
    List<String> functions = moodle.calls().stream().map(ReceivedCall::function).toList();
    moodle.forgetCalls();
    return functions;
  }

  /** The called functions with how often each was. */
  static String counted(List<String> calls) {
    return calls.stream()
        .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
        .toString();
  }

  /** Makes this person, and forgets that it cost calls. */
  long known(Person person) {
    long id = apply(Wishes.enrol(person)).userId().orElseThrow();
    moodle.forgetCalls();
    return id;
  }

  private Roster newRoster() {
    return new Roster(rules, new Protection(protectedIds), new SiteMemory(), new RandomPasswords());
  }

  private MoodleSite site(Duration readTimeout) {
    return new MoodleSite(
        new JdkTransport(MoodleAddress.of(moodle.uri().toString()), readTimeout),
        moodle.token(),
        Limits.defaults(),
        PATIENCE,
        InstantSource.system(),
        new Lanes(ForkJoinPool.commonPool(), 2),
        new Silence());
  }

  @Override
  public void close() {
    moodle.close();
  }

  /** Moodle 2.9, which says why it refuses only with debug messages. */
  static Bench old(TestRules rules, boolean debug) {
    Bench bench = on(MoodleRelease.V2_9, rules);
    if (!debug) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
    }
    return bench;
  }

  /** An account with this ID number and nothing of the profile that a test wants. */
  MoodleUser existing(String externalId) {
    return moodle()
        .addUser(
            MoodleUser.named(externalId.toLowerCase(Locale.ROOT))
                .with(UserColumn.EMAIL, externalId + "@example.nl")
                .with(UserColumn.IDNUMBER, externalId));
  }
}
