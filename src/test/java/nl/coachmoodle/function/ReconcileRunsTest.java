package nl.coachmoodle.function;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import nl.coachmoodle.failure.Failure;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reconcile as a function: what it is asked, what it answers, what it hands on and keeps. */
class ReconcileRunsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");

  @TempDir private Path directory;

  private final List<Message> sent = new ArrayList<>();
  private final List<DeadLetter> dead = new ArrayList<>();
  private final CoachviewInMemory coachview =
      new CoachviewInMemory().put(run("r1", "Definitief")).put(elearning("c1", "r1", "2"));
  private MoodleStandIn moodle;
  private final Closing closing = new Closing();
  private boolean hasQueue;

  @BeforeEach
  void start() throws IOException {
    moodle = MoodleStandIn.start(MoodleRelease.V5_1);
    moodle.emptySite();
    for (int i = 1; i <= 250; i++) {
      coachview
          .put(person("p" + i))
          .put(enrolment("e" + i, "p" + i, "r1", "Ingepland"))
          .put(part("e" + i, "c1"));
    }
  }

  @AfterEach
  void stop() {
    moodle.close();
  }

  @Test
  void withoutARequestItLooksBackAsTheSettingsSay() {
    RunReport report = answer(Map.of());

    // 26 hours before half past two of the 24th is half past midnight of the 23rd.
    assertThat(report.since()).hasValue("2026-11-23");
    assertThat(report.mode()).isEqualTo("apply");
    assertThat(report.scope()).isEqualTo("both");
    assertThat(report.end()).isEqualTo("done");
    assertThat(report.totals()).containsEntry("created", 250L);
    assertThat(report.cursor()).isEmpty();
  }

  @Test
  void aRequestSaysWhatIsWanted() {
    assertThat(answer(Map.of("everything", true, "mode", "plan")).since()).isEmpty();
    assertThat(answer(Map.of("since", "2026-11-01", "mode", "plan")).since())
        .hasValue("2026-11-01");
    assertThat(answer(Map.of("lookBack", "PT50H", "mode", "plan")).since()).hasValue("2026-11-22");
    assertThat(answer(Map.of("lookBack", "7d", "mode", "plan", "scope", "people")).since())
        .hasValue("2026-11-17");
    assertThat(answer(Map.of("limit", 2, "mode", "plan")).totals()).containsEntry("people", 2L);
  }

  @Test
  void whatIsWrongWithARequestIsNamed() {
    assertRefused(Map.of("lookBack", "soon"), "not-a-duration:lookBack");
    assertRefused(Map.of("lookBack", "-1h"), "not-a-duration:lookBack");
    assertRefused(Map.of("lookBack", "0h"), "not-a-duration:lookBack");
    assertRefused(Map.of("since", "last week"), "not-a-date:since");
    assertRefused(Map.of("since", "2026-11-01", "everything", true), "contradicts:since");
    assertRefused(Map.of("lookBack", "26h", "everything", true), "contradicts:lookBack");
    assertRefused(Map.of("mode", "maybe"), "not-one-of-the-choices:mode");
    assertRefused(Map.of("scope", "all"), "not-one-of-the-choices:scope");
    assertRefused(Map.of("limit", -1), "not-a-number:limit");
    assertRefused(Map.of("allowWithdrawals", "many"), "not-a-number:allowWithdrawals");
    assertRefused(Map.of("everything", "yes"), "not-a-yes-or-no:everything");
    assertRefused(
        Map.of("detail-type", "Scheduled Event", "source", "aws.events"),
        "wrong-event:detail-type");
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    assertThatThrownBy(() -> runs().run(Map.of("cursor", "200")))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining("data/cursor-unusable");
    assertThatThrownBy(() -> runs().run(Map.of("cursor", Map.of("version", 9))))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining("version");
  }

  @Test
  void withoutAQueueTheCursorIsInTheAnswerAndTheRunGoesOnWithIt() {
    RunReport report = answer(Map.of("everything", true), "reconcile.time-budget", "1ms");
    int parts = 1;
    assertThat(report.end()).isEqualTo("time");
    while (report.cursor().isPresent()) {
      report = answer(Map.of("cursor", report.cursor().get()), "reconcile.time-budget", "1ms");
      parts++;
    }

    assertThat(parts).isEqualTo(3);
    assertThat(report.end()).isEqualTo("done");
    assertThat(report.part()).isEqualTo(3);
    assertThat(report.totals()).containsEntry("created", 250L).containsEntry("people", 250L);
    assertThat(moodle.data().enrolments()).hasSize(250);
  }

  @Test
  void withAQueueTheNextPartIsHandedOn() throws IOException {
    hasQueue = true;

    RunReport report = answer(Map.of("everything", true), "reconcile.time-budget", "1ms");

    assertThat(report.handedOn()).isTrue();
    assertThat(report.cursor()).isEmpty();
    Message next = sent.get(0);
    assertThat(next.function()).isEqualTo("reconcile");
    assertThat(next.id()).isEqualTo(report.run() + "-1");
    // As it comes back from a queue: through JSON.
    ObjectMapper json = new ObjectMapper();
    Map<String, Object> received =
        json.readValue(json.writeValueAsString(next.request()), new TypeReference<>() {});
    assertThat(answer(received).end()).isEqualTo("done");
    assertThat(moodle.data().enrolments()).hasSize(250);
    assertThat(next.request().toString()).doesNotContain("Vries", "@");
  }

  @Test
  void aProcessThatEndsHandsTheRestOfItsRunOn() {
    hasQueue = true;
    closing.begin();

    RunReport report = answer(Map.of("everything", true));

    assertThat(report.end()).isEqualTo("time");
    assertThat(report.handedOn()).isTrue();
    assertThat(report.totals().get("created")).isPositive().isLessThan(250L);
    assertThat(sent).hasSize(1);
  }

  @Test
  void whenCoachviewCannotBeReadTheCallFailsAndNobodyIsWithdrawn() {
    coachview.failAt(1, Failure.of(FailureCode.COACHVIEW_QUOTA_SPENT));

    assertThatThrownBy(() -> runs().run(Map.of()))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining("retry/coachview-quota-spent");
  }

  @Test
  void aCallThatWantsItHasTheFailureInItsAnswerAndCanGoOn() {
    coachview.failAt(3, Failure.of(FailureCode.COACHVIEW_QUOTA_SPENT));
    RunReport report = answer(Map.of("everything", true, "onFailure", "answer"));

    assertThat(report.end()).isEqualTo("failed");
    assertThat(report.failure().orElseThrow().code()).isEqualTo("retry/coachview-quota-spent");
    assertThat(report.failure().orElseThrow().fix()).isNotBlank();

    coachview.neverFail();
    assertThat(answer(Map.of("cursor", report.cursor().orElseThrow())).end()).isEqualTo("done");
  }

  @Test
  void aLastingFailureOfAQueuedCallGoesToTheDeadLetters() {
    moodle.settings().removeToken(moodle.token());

    Optional<RunReport> report =
        runs().run(Map.of("everything", true, Delivery.MEMBER, Map.of("reference", "r")));

    assertThat(dead)
        .singleElement()
        .satisfies(letter -> assertThat(letter.function()).isEqualTo("reconcile"));
    assertThat(report).isPresent();
  }

  @Test
  void reportsAreKeptForTheOwnerAlone() throws IOException {
    answer(Map.of("everything", true), "reconcile.report-directory", directory.toString());

    try (Stream<Path> files = Files.list(directory)) {
      List<Path> kept = files.sorted().toList();
      assertThat(kept).hasSize(2);
      assertThat(kept.get(0).toString()).endsWith("-1.html");
      assertThat(kept.get(1).toString()).endsWith("-1.json");
      assertThat(Files.readString(kept.get(0))).startsWith("<!DOCTYPE html>");
      assertThat(Files.readString(kept.get(1))).contains("\"operation\":\"reconcile\"");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.get(0))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aReportTellsOnlySoManyPeople() {
    RunReport report = answer(Map.of("everything", true), "reconcile.report-people", "10");

    assertThat(report.people()).hasSize(10);
    assertThat(report.peopleLeftOut()).isEqualTo(240);
  }

  @Test
  void settingsThatCannotWorkAreNamed() {
    SettingProblems problems = new SettingProblems();

    new ReconcileCheck(
            Settings.read(
                ReconcileSettings.class,
                "reconcile.time-budget",
                "0s",
                "reconcile.brake.percentage",
                "120",
                "reconcile.brake.count",
                "-1",
                "reconcile.report-directory",
                directory.resolve("nowhere").toString()))
        .check(problems);

    assertThat(problems.all())
        .hasSize(4)
        .anyMatch(problem -> problem.startsWith("reconcile.time-budget"))
        .anyMatch(problem -> problem.startsWith("reconcile.brake.percentage"))
        .anyMatch(problem -> problem.startsWith("reconcile.brake.count"))
        .anyMatch(problem -> problem.startsWith("reconcile.report-directory"));
  }

  private static void assertRefused(ReconcileRuns runs, Map<String, Object> request, String what) {
    assertThatThrownBy(() -> runs.run(request))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining(what);
  }

  private void assertRefused(Map<String, Object> request, String what) {
    assertRefused(runs(), request, what);
  }

  private RunReport answer(Map<String, Object> request, String... settings) {
    return runs(settings).run(request).orElseThrow();
  }

  private ReconcileRuns runs(String... namesAndValues) {
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
        Patience.defaults(),
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
