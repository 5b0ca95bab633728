package nl.coachmoodle.function;

import static nl.coachmoodle.reconcile.CoachviewRows.*;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
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
import nl.coachmoodle.reconcile.CoachviewInMemory;
import nl.coachmoodle.reconcile.Departures;
import nl.coachmoodle.reconcile.ExternalIdRule;
import nl.coachmoodle.reconcile.PersonTranslation;
import nl.coachmoodle.reconcile.WantedState;
import nl.coachmoodle.reconcile.report.ReportPage;
import nl.coachmoodle.reconcile.report.ReportWriter;
import nl.coachmoodle.reconcile.report.RunReport;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.Protection;
import nl.coachmoodle.roster.RandomPasswords;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.SiteMemory;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.telemetry.Silence;

/** Reconcile as a function, from 250 participants in memory to the Moodle stand-in. */
final class ReconcileBench implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
  private static final int PEOPLE = 250;

  /** Nothing is repeated. */
  private static final Patience PATIENCE =
      new Patience(
          0,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMinutes(5),
          1_000,
          Duration.ofHours(1));

  private final List<Message> sent = new ArrayList<>();
  private final List<DeadLetter> dead = new ArrayList<>();
  private final CoachviewInMemory coachview =
      new CoachviewInMemory().put(run("r1", "Definitief")).put(elearning("c1", "r1", "2"));
  private final MoodleStandIn moodle;
  private final Closing closing = new Closing();
  private boolean hasQueue;
  private boolean isQueueAway;

  ReconcileBench() {
    try {
      moodle = MoodleStandIn.start(MoodleRelease.V5_1);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    moodle.emptySite();
    for (int i = 1; i <= PEOPLE; i++) {
      coachview
          .put(person("p" + i))
          .put(enrolment("e" + i, "p" + i, "r1", "Ingepland"))
          .put(part("e" + i, "c1"));
    }
  }

  /** The function has a queue of its own. */
  ReconcileBench queued() {
    hasQueue = true;
    return this;
  }

  /** The queue takes nothing. */
  ReconcileBench queueAway() {
    hasQueue = true;
    isQueueAway = true;
    return this;
  }

  /** The process has been told to end. */
  ReconcileBench closing() {
    closing.begin();
    return this;
  }

  MoodleStandIn moodle() {
    return moodle;
  }

  CoachviewInMemory coachview() {
    return coachview;
  }

  /** What was handed on. */
  List<Message> sent() {
    return sent;
  }

  List<DeadLetter> dead() {
    return dead;
  }

  RunReport answer(Map<String, Object> request, String... settings) {
    return runs(settings).run(request).orElseThrow();
  }

  ReconcileRuns runs(String... namesAndValues) {
    ReconcileSettings settings = Settings.read(ReconcileSettings.class, namesAndValues);
    Sentences sentences = Sentences.load();
    AccessRules access = AccessRules.defaults();
    AccessCodes codes = new AccessCodes(AccessCodes.Kind.COURSE, Map.of(), Map.of(), 5);
    ProfileRules rules = ProfileRules.defaults();
    Reporter reporter = new Reporter(sentences, Language.EN);
    return new ReconcileRuns(
        settings,
        ZoneId.of("Europe/Amsterdam"),
        new Ticking(),
        new ReconcileRuns.Calls(
            request -> Delivery.in(request).orElse(Delivery.DIRECT),
            new OperationLog(new Silence(), InstantSource.system()),
            new PermanentFailures(deadLetters(), reporter, new Silence()),
            closing),
        new ReconcileRuns.Neighbours(purpose -> coachview, site(), outbox()),
        new ReconcileRuns.Rules(
            ExternalIdRule.externId(),
            access,
            codes,
            new WantedState(
                access,
                codes,
                Access.Course.State.SUSPENDED,
                new PersonTranslation(List.of()),
                Departures.REPORT,
                false),
            new Roster(
                withRandomPasswords(rules),
                new Protection(Set.of()),
                new SiteMemory(),
                new RandomPasswords())),
        new ReportWriter(sentences, Language.EN),
        new ReportFiles(
            settings,
            new ObjectMapper().registerModule(new Jdk8Module()),
            new ReportPage(sentences, Language.EN)));
  }

  private static ProfileRules withRandomPasswords(ProfileRules rules) {
    return new ProfileRules(
        rules.username(),
        rules.infix(),
        rules.firstNameFiller(),
        rules.email(),
        rules.placeholderDomain(),
        rules.language(),
        new nl.coachmoodle.roster.SignInRule.RandomPassword(),
        rules.fields(),
        rules.policies(),
        rules.otherwise(),
        rules.adopt(),
        rules.refreshOnEnrol());
  }

  private MoodleSite site() {
    return new MoodleSite(
        new JdkTransport(MoodleAddress.of(moodle.uri().toString()), Duration.ofSeconds(20)),
        moodle.token(),
        Limits.defaults(),
        PATIENCE,
        InstantSource.system(),
        new Lanes(ForkJoinPool.commonPool(), 2),
        new Silence());
  }

  private Outbox outbox() {
    return new Outbox() {
      @Override
      public boolean reaches(String function) {
        return hasQueue;
      }

      @Override
      public void send(Message message) {
        if (isQueueAway) {
          throw new FailedException(FailureCode.HAND_OVER_FAILED);
        }
        sent.add(message);
      }
    };
  }

  private DeadLetters deadLetters() {
    return new DeadLetters() {
      @Override
      public boolean areKept() {
        return true;
      }

      @Override
      public void send(DeadLetter letter) {
        dead.add(letter);
      }
    };
  }

  @Override
  public void close() {
    moodle.close();
  }

  /** A millisecond passes with every look at it. */
  private static final class Ticking implements InstantSource {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      now = now.plusMillis(1);
      return now;
    }
  }
}
