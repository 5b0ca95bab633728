package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.course;
import static nl.coachmoodle.roster.Wishes.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Taken user names, and several who make the same person at the same time. */
@Timeout(60)
class CreationRaceTest {
  private static final int RACERS = 3;

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void aTakenUsernameGetsTheExternalIdAndNoCounter(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules().username(UsernameRule.FIRST_INFIX_LAST))) {
      bench.known(People.person("CV-1"));

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-2")));

      assertThat(outcome.account()).hasValue(Account.CREATED);
      assertThat(outcome.notices())
          .extracting(Notice::kind)
          .contains(Notice.Kind.USERNAME_DISTINGUISHED);
      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().username())
          .isEqualTo("jan.de.vries-cv-2");
      assertThat(outcome.changes())
          .contains(new FieldChange("username", Optional.of(""), "jan.de.vries-cv-2"));
    }
  }

  @Test
  void aTakenUsernameIsRecognisedWithoutDebugText() {
    try (Bench bench =
        Bench.on(MoodleRelease.V5_1, rules().username(UsernameRule.FIRST_INFIX_LAST))) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      bench.known(People.person("CV-1"));

      assertThat(bench.apply(enrol(People.person("CV-2"))).account()).hasValue(Account.CREATED);
    }
  }

  @Test
  void twoPeopleOfOneNameInOneListGetTwoAccounts() {
    try (Bench bench =
        Bench.on(MoodleRelease.V5_1, rules().username(UsernameRule.FIRST_INFIX_LAST))) {
      bench.known(People.named("CV-0", "Piet", "", "Bos"));

      List<ParticipantOutcome> outcomes =
          bench.apply(enrol(People.person("CV-1")), enrol(People.person("CV-2")));

      assertThat(outcomes)
          .allMatch(outcome -> outcome.account().equals(Optional.of(Account.CREATED)));
      assertThat(usernames(bench)).contains("jan.de.vries", "jan.de.vries-cv-2");
    }
  }

  @Test
  void whoseATakenUsernameIsAndCannotBeAskedNowIsLeftToALaterRun() {
    try (Bench bench =
        Bench.on(MoodleRelease.V5_1, rules().username(UsernameRule.FIRST_INFIX_LAST))) {
      bench.known(People.person("CV-1"));
      bench
          .moodle()
          .onNext(
              3,
              call -> call.value("field").equals(Optional.of("username")),
              Fault.answer(503, "text/html", "<html></html>"));

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-2"), course(COURSE)));

      assertThat(outcome.failure().orElseThrow().code()).isEqualTo(FailureCode.MOODLE_UNAVAILABLE);
      assertThat(bench.apply(enrol(People.person("CV-2"), course(COURSE))).account())
          .hasValue(Account.CREATED);
    }
  }

  @Test
  void whenBothNamesAreTakenTheHolderIsNamed() {
    try (Bench bench =
        Bench.on(MoodleRelease.V5_1, rules().username(UsernameRule.FIRST_INFIX_LAST))) {
      long holder = bench.known(People.person("CV-1"));
      bench.moodle().addUser(MoodleUser.named("jan.de.vries-cv-2"));

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-2"), course(COURSE)));

      assertThat(outcome.failure().orElseThrow())
          .extracting(Failure::code, failure -> failure.facts().get("accounts"))
          .containsExactly(FailureCode.USERNAME_EXISTS, Long.toString(holder));
      assertThat(bench.moodle().usersByIdnumber("CV-2")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MoodleRelease.class,
      names = {"V3_9", "V4_5", "V5_1"})
  void anAccountWithoutIdNumberMayBeTheParticipantsOwnAndGetsNoSecond(MoodleRelease release) {
    for (boolean debug : new boolean[] {true, false}) {
      try (Bench bench = Bench.on(release, rules())) {
        bench.known(People.person("CV-0"));
        MoodleUser own = bench.moodle().addUser(MoodleUser.named("cv-1"));
        if (!debug) {
          bench.moodle().set(SiteCondition.DEBUG_OFF);
        }

        ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

        assertThat(outcome.failure())
            .hasValue(Failure.of(FailureCode.USERNAME_EXISTS).with("accounts", own.id()));
        assertThat(bench.moodle().usersByIdnumber("CV-1")).isEmpty();
      }
    }
  }

  @Test
  void aTakenEmailAddressIsFoundOutWithoutDebugTextWhereAddressesAreShown() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      MoodleUser other =
          bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "jan@example.nl"));
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      bench.moodle().settings().identityFields().add("email");

      ParticipantOutcome outcome =
          bench.apply(enrol(People.withEmail(People.person("CV-1"), "jan@example.nl")));

      assertThat(outcome.failure())
          .hasValue(Failure.of(FailureCode.EMAIL_EXISTS).with("accounts", other.id()));
    }
  }

  @Test
  void aTakenEmailAddressIsNoReasonForAnotherUsername() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "jan@example.nl"));

      ParticipantOutcome outcome =
          bench.apply(enrol(People.withEmail(People.person("CV-1"), "jan@example.nl")));

      assertThat(outcome.failure().orElseThrow().code()).isEqualTo(FailureCode.EMAIL_EXISTS);
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = UsernameRule.class,
      names = {"EXTERNAL_ID", "FIRST_INFIX_LAST"})
  void threeWhoMakeOnePersonMakeOneAccount(UsernameRule rule) throws Exception {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().username(rule))) {
      meet(bench);

      List<ParticipantOutcome> outcomes = race(bench, rules().username(rule));

      assertThat(outcomes).allMatch(outcome -> outcome.failures().isEmpty());
      assertThat(outcomes)
          .extracting(ParticipantOutcome::userId)
          .containsOnly(Optional.of(bench.moodle().userByIdnumber("CV-1").orElseThrow().id()));
      assertThat(Collections.frequency(accounts(outcomes), Account.CREATED)).isEqualTo(1);
    }
  }

  @Test
  void threeWhoMakeOnePersonWithATakenNameMakeOneAccount() throws Exception {
    TestRules rules = rules().username(UsernameRule.FIRST_INFIX_LAST);
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules)) {
      bench.known(People.person("CV-0"));
      meet(bench);
      meet(bench);

      List<ParticipantOutcome> outcomes = race(bench, rules);

      assertThat(outcomes).allMatch(outcome -> outcome.failures().isEmpty());
      assertThat(bench.moodle().usersByIdnumber("CV-1")).hasSize(1);
    }
  }

  @Test
  void threeWhoMakeOnePersonUnderThreeNamesMakeOneAccount() throws Exception {
    TestRules rules = rules().username(UsernameRule.FIRST_INFIX_LAST);
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules)) {
      meet(bench);

      List<ParticipantOutcome> outcomes =
          race(
              bench,
              rules,
              List.of(
                  People.named("CV-1", "Jan", "", "Vries"),
                  People.named("CV-1", "Jan", "", "Vries-Bos"),
                  People.named("CV-1", "Johan", "", "Vries")));

      // The address is the same in all, and Moodle takes it once.
      assertThat(outcomes).allMatch(outcome -> outcome.failures().isEmpty());
      assertThat(bench.moodle().usersByIdnumber("CV-1")).hasSize(1);
    }
  }

  @Test
  void twoUnderDifferentNamesAndAddressesAreToldAndNeitherIsTouched() throws Exception {
    TestRules rules = rules().username(UsernameRule.FIRST_INFIX_LAST);
    Person renamed = People.withEmail(People.named("CV-1", "Jan", "", "Bos"), "renamed@example.nl");
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules)) {
      meet(bench);
      race(bench, rules, List.of(People.named("CV-1", "Jan", "", "Vries"), renamed, renamed));
      List<MoodleUser> both = bench.moodle().usersByIdnumber("CV-1");
      assertThat(both).hasSize(2);

      ParticipantOutcome next = bench.apply(enrol(renamed, course(OTHER_COURSE)));

      assertThat(next.failure().orElseThrow().code()).isEqualTo(FailureCode.AMBIGUOUS_PERSON);
      assertThat(next.failure().orElseThrow().facts().get("accounts"))
          .isEqualTo(both.get(0).id() + ", " + both.get(1).id());
      assertThat(bench.moodle().usersByIdnumber("CV-1")).isEqualTo(both);
    }
  }

  /** The next creations wait for each other and are then all executed. */
  private static void meet(Bench bench) {
    CountDownLatch all = new CountDownLatch(RACERS);
    Fault together =
        call -> {
          all.countDown();
          all.await();
          call.send(call.execute());
        };
    bench.moodle().onNext(RACERS, CREATE, together);
  }

  /** Each in a process of its own. */
  private static List<ParticipantOutcome> race(Bench bench, TestRules rules) throws Exception {
    return race(bench, rules, Collections.nCopies(RACERS, People.person("CV-1")));
  }

  private static List<ParticipantOutcome> race(Bench bench, TestRules rules, List<Person> persons)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(RACERS);
    try {
      List<Callable<ParticipantOutcome>> racers = new ArrayList<>();
      for (Person person : persons) {
        Roster roster =
            new Roster(
                rules.build(), new Protection(Set.of()), new SiteMemory(), new RandomPasswords());
        racers.add(
            () ->
                roster
                    .carryOut(
                        List.of(enrol(person, course(COURSE))), Mode.APPLY, bench.otherProcess())
                    .get(0));
      }
      List<ParticipantOutcome> outcomes = new ArrayList<>();
      for (Future<ParticipantOutcome> racer : pool.invokeAll(racers)) {
        outcomes.add(racer.get());
      }
      return outcomes;
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Account> accounts(List<ParticipantOutcome> outcomes) {
    return outcomes.stream().flatMap(outcome -> outcome.account().stream()).toList();
  }

  private static List<String> usernames(Bench bench) {
    return bench.moodle().data().users().values().stream().map(MoodleUser::username).toList();
  }
}
