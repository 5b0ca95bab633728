package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.Newcomer.PERSON;
import static nl.coachmoodle.roster.Newcomer.existing;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.course;
import static nl.coachmoodle.roster.Wishes.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.Collation;
import nl.coachmoodle.standin.site.Fixture;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Existing accounts are taken over only when that was asked for and exactly one matches. */
class AdoptionTest {
  @Test
  void byDefaultNobodyIsAdopted() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      MoodleUser existing = existing(bench);

      ParticipantOutcome outcome = bench.apply(enrol(PERSON));

      assertThat(code(outcome)).hasValue(FailureCode.USERNAME_EXISTS);
      assertThat(bench.moodle().user(existing.id())).hasValue(existing);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MoodleRelease.class,
      names = {"V3_9", "V4_5", "V5_1"})
  void anAccountIsAdoptedByItsUsername(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules().adopt(AdoptRule.USERNAME))) {
      MoodleUser existing = existing(bench);

      ParticipantOutcome outcome = bench.apply(enrol(PERSON, course(COURSE)));

      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.account()).hasValue(Account.ADOPTED);
      assertThat(outcome.userId()).hasValue(existing.id());
      assertThat(bench.moodle().userByIdnumber("CV-1").orElseThrow().id()).isEqualTo(existing.id());
      assertThat(bench.moodle().enrolment(existing.id(), COURSE)).isPresent();
      assertThat(bench.moodle().callCount(CREATE)).isZero();
    }
  }

  @Test
  void anAccountWhoseLinkIsRefusedIsNotToldToBeAdopted() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.USERNAME))) {
      MoodleUser existing = existing(bench);
      bench
          .moodle()
          .onNext(
              1,
              UPDATE,
              Fault.answer(
                  200,
                  "application/json",
                  "{\"exception\":\"x\",\"errorcode\":\"nopermissions\",\"message\":\"no\"}"));

      ParticipantOutcome outcome = bench.apply(enrol(PERSON, course(COURSE)));

      assertThat(code(outcome)).hasValue(FailureCode.CAPABILITY_MISSING);
      assertThat(outcome.account()).isEmpty();
      assertThat(bench.moodle().enrolment(existing.id(), COURSE)).isEmpty();
    }
  }

  @Test
  void anAccountIsAdoptedByItsEmailAddressWhereThatIsShown() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.EMAIL))) {
      bench.moodle().settings().identityFields().add("email");
      MoodleUser existing =
          bench
              .moodle()
              .addUser(MoodleUser.named("someone").with(UserColumn.EMAIL, "jan@example.nl"));

      ParticipantOutcome outcome = bench.apply(enrol(PERSON));

      assertThat(outcome.account()).hasValue(Account.ADOPTED);
      assertThat(outcome.userId()).hasValue(existing.id());
    }
  }

  @Test
  void twoAccountsWithOneAddressAreNotGuessed() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.EMAIL))) {
      bench.moodle().set(SiteCondition.SAME_EMAIL_ALLOWED);
      bench.moodle().settings().identityFields().add("email");
      bench.moodle().addUser(MoodleUser.named("a").with(UserColumn.EMAIL, "jan@example.nl"));
      bench.moodle().addUser(MoodleUser.named("b").with(UserColumn.EMAIL, "jan@example.nl"));

      assertThat(code(bench.apply(enrol(PERSON)))).hasValue(FailureCode.AMBIGUOUS_PERSON);
      assertThat(bench.calls()).containsOnly(FIND);
    }
  }

  @Test
  void anAccountOfAnotherParticipantIsNotAdopted() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.USERNAME))) {
      MoodleUser other =
          bench.moodle().addUser(MoodleUser.named("cv-1").with(UserColumn.IDNUMBER, "CV-2"));

      ParticipantOutcome outcome = bench.apply(enrol(PERSON));

      assertThat(outcome.account()).hasValue(Account.CREATED);
      assertThat(outcome.userId()).isNotEqualTo(Optional.of(other.id()));
      assertThat(bench.moodle().user(other.id()).orElseThrow().idnumber()).isEqualTo("CV-2");
    }
  }

  @Test
  void theAdministratorIsNotAdopted() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.USERNAME))) {
      ParticipantOutcome outcome = bench.apply(enrol(People.person("admin")));

      assertThat(code(outcome)).hasValue(FailureCode.ACCOUNT_PROTECTED);
      assertThat(bench.moodle().user(Fixture.ADMINISTRATOR).orElseThrow().idnumber()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aProtectedAccountIsNotAdopted(Mode mode) {
    try (Bench bench =
        Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.USERNAME), Set.of(77L))) {
      MoodleUser account = MoodleUser.named("cv-1").withId(77);
      bench.moodle().replaceUser(account);

      ParticipantOutcome outcome =
          mode == Mode.PLAN ? bench.plan(enrol(PERSON)) : bench.apply(enrol(PERSON));

      assertThat(code(outcome)).hasValue(FailureCode.ACCOUNT_PROTECTED);
      assertThat(outcome.account()).isEmpty();
      assertThat(bench.moodle().user(77)).hasValue(account);
      assertThat(bench.calls()).containsOnly(FIND);
    }
  }

  @Test
  void aUsernameThatIsOnlyAlikeIsNotAdopted() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.USERNAME))) {
      bench.moodle().settings().collation(Collation.FOLDING);
      MoodleUser alike = bench.moodle().addUser(MoodleUser.named("cv-é1"));

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-e1")));

      assertThat(outcome.failure())
          .hasValue(Failure.of(FailureCode.USERNAME_EXISTS).with("accounts", alike.id()));
      assertThat(bench.moodle().user(alike.id())).hasValue(alike);
    }
  }

  @Test
  void anAdoptedAccountGetsTheProfileToo() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.USERNAME))) {
      MoodleUser existing = existing(bench);

      ParticipantOutcome outcome = bench.apply(enrol(PERSON));

      assertThat(bench.moodle().user(existing.id()).orElseThrow().text(UserColumn.LASTNAME))
          .isEqualTo("de Vries");
      assertThat(outcome.changes())
          .extracting(FieldChange::field)
          .contains("idnumber", "firstname", "lastname");
      assertThat(bench.apply(enrol(PERSON)).account()).hasValue(Account.UNCHANGED);
    }
  }

  @Test
  void anAdoptionIsReadBackAlthoughMoodleConfirmedIt() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.USERNAME))) {
      existing(bench);
      bench.moodle().onNext(1, UPDATE, Fault.answer(200, "application/json", "{\"warnings\":[]}"));

      ParticipantOutcome outcome = bench.apply(enrol(PERSON, course(COURSE)));

      assertThat(code(outcome)).hasValue(FailureCode.IDNUMBER_NOT_READABLE);
      assertThat(bench.moodle().callCount(ENROL)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void oneAccountIsNotAdoptedForTwo(Mode mode) {
    TestRules byName = rules().username(UsernameRule.FIRST_INFIX_LAST).adopt(AdoptRule.USERNAME);
    try (Bench bench = Bench.on(MoodleRelease.V5_1, byName)) {
      bench.moodle().addUser(MoodleUser.named("jan.de.vries"));
      List<Wish> namesakes = List.of(enrol(People.person("CV-1")), enrol(People.person("CV-2")));

      List<ParticipantOutcome> outcomes =
          mode == Mode.PLAN ? bench.plan(namesakes) : bench.apply(namesakes);

      assertThat(outcomes)
          .extracting(ParticipantOutcome::account)
          .containsExactly(Optional.of(Account.ADOPTED), Optional.of(Account.CREATED));
    }
  }

  @Test
  void anAdoptedAccountWhoseProfileIsRefusedWasLinkedAllTheSame() {
    try (Bench bench =
        Bench.on(MoodleRelease.V5_1, rules().field("city").adopt(AdoptRule.USERNAME))) {
      existing(bench);
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "taken@example.nl"));

      ParticipantOutcome outcome = bench.apply(enrol(People.withEmail(PERSON, "taken@example.nl")));

      assertThat(code(outcome)).hasValue(FailureCode.EMAIL_EXISTS);
      assertThat(outcome.account()).hasValue(Account.ADOPTED);
      assertThat(outcome.changes())
          .containsExactly(new FieldChange("idnumber", Optional.of(""), "CV-1"));
    }
  }

  private static Optional<FailureCode> code(ParticipantOutcome outcome) {
    return outcome.failure().map(Failure::code);
  }
}
