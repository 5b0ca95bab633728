package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.course;
import static nl.coachmoodle.roster.Wishes.enrol;
import static nl.coachmoodle.roster.Wishes.sync;
import static nl.coachmoodle.roster.Wishes.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is made on the strength of a look-up that may be blind. */
class LookupProofTest {

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void withoutViewdetailsNobodyIsMade(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules())) {
      bench.moodle().takeAway(Capability.VIEW_DETAILS);

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(code(outcome)).hasValue(FailureCode.LOOKUPS_BLIND);
      assertThat(bench.calls()).containsOnly(FIND);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MoodleRelease.class,
      names = {"V3_9", "V4_5", "V5_1"})
  void withoutViewalldetailsNobodyIsMade(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules())) {
      bench.moodle().takeAway(Capability.VIEW_ALL_DETAILS);

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(code(outcome)).hasValue(FailureCode.LOOKUPS_PARTIAL);
      assertThat(bench.calls()).containsOnly(FIND);
    }
  }

  @Test
  void aCapabilityThatComesBackIsSeenWithoutARestart() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.moodle().takeAway(Capability.VIEW_DETAILS);
      bench.apply(enrol(People.person("CV-1")));
      bench.moodle().giveBack(Capability.VIEW_DETAILS);

      assertThat(bench.apply(enrol(People.person("CV-1"))).failure()).isEmpty();
    }
  }

  @Test
  void onOldMoodleASecondPersonIsNotMadeWhenTheFirstCannotBeReadBack() {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules())) {
      bench.moodle().settings().identityFields().clear();

      List<ParticipantOutcome> outcomes =
          bench.apply(enrol(People.person("CV-1")), enrol(People.person("CV-2")));
      ParticipantOutcome later = bench.apply(enrol(People.person("CV-3")));

      assertThat(outcomes)
          .allMatch(o -> code(o).equals(Optional.of(FailureCode.IDNUMBER_NOT_READABLE)));
      assertThat(code(later)).hasValue(FailureCode.IDNUMBER_NOT_READABLE);
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);
    }
  }

  @Test
  void onOldMoodleCreationGoesOnWhenTheSettingIsMended() {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules())) {
      bench.moodle().settings().identityFields().clear();
      bench.apply(enrol(People.person("CV-1")));
      bench.moodle().settings().identityFields().add("idnumber");

      assertThat(bench.apply(enrol(People.person("CV-2"))).failure()).isEmpty();
    }
  }

  @Test
  void onOldMoodleAKnownPersonWhoCannotBeSeenIsNotMadeASecondTime() {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules())) {
      bench.known(People.person("CV-1"));
      bench.newProcess().moodle().settings().identityFields().clear();

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(code(outcome)).hasValue(FailureCode.USERNAME_EXISTS);
      assertThat(bench.moodle().usersByIdnumber("CV-1")).hasSize(1);
    }
  }

  @Test
  void aFirstCreationThatFailsProvesNothingForTheOthers() {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules())) {
      bench.moodle().settings().identityFields().clear();
      Person refused = People.withEmail(People.person("CV-1"), "admin@example.com");

      bench.apply(
          enrol(refused),
          enrol(People.person("CV-2")),
          enrol(People.person("CV-3")),
          enrol(People.person("CV-4")));

      assertThat(bench.moodle().data().users().values())
          .filteredOn(user -> !user.idnumber().isEmpty())
          .hasSize(1);
    }
  }

  @Test
  void aMoodleThatRefusesEveryCreationIsAskedOnce() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.moodle().takeAway(Capability.CREATE_USERS);

      List<ParticipantOutcome> outcomes =
          bench.apply(People.many(50).stream().map(person -> enrol(person)).toList());

      assertThat(outcomes)
          .allMatch(o -> code(o).equals(Optional.of(FailureCode.CAPABILITY_MISSING)));
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);
    }
  }

  @Test
  void aSettingThatMoodleRefusesIsTriedOnce() {
    for (TestRules wrong :
        List.of(rules().language("xx"), rules().signIn(new SignInRule.Plugin("nosuchplugin")))) {
      try (Bench bench = Bench.on(MoodleRelease.V5_1, wrong)) {
        List<ParticipantOutcome> outcomes =
            bench.apply(People.many(50).stream().map(person -> enrol(person)).toList());

        assertThat(outcomes).allMatch(outcome -> outcome.failure().isPresent());
        assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);
      }
    }
  }

  @Test
  void aLookupThatFailsMakesNobody() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.moodle().onNext(9, FIND, Fault.answer(502, "text/html", ""));

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1")));

      assertThat(code(outcome)).hasValue(FailureCode.MOODLE_UNAVAILABLE);
      assertThat(bench.moodle().callCount(CREATE)).isZero();
    }
  }

  @Test
  void anIdThatMoodleTakesForNothingIsRefused() {
    // Moodle shows an ID number of "0" to nobody, so whoever had it would be made again and again.
    assertThatThrownBy(() -> new ExternalId("0")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knownPeopleNeedNoProof() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.IDNUMBER, "CV-1"));

      bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(bench.calls()).containsExactly(FIND, UPDATE, ENROL);
    }
  }

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void whoCannotBeSeenAnyMoreIsNotToldToHaveNothingToWithdraw(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules())) {
      bench.known(People.person("CV-1"));
      bench.moodle().takeAway(Capability.VIEW_DETAILS);

      ParticipantOutcome withdrawn = bench.apply(withdraw("CV-1", course(COURSE)));
      ParticipantOutcome synced = bench.apply(sync(People.person("CV-1")));

      assertThat(code(withdrawn)).hasValue(FailureCode.LOOKUPS_BLIND);
      assertThat(withdrawn.accesses().get(0).state()).isEmpty();
      assertThat(code(synced)).hasValue(FailureCode.LOOKUPS_BLIND);
      assertThat(code(bench.apply(enrol(People.person("CV-2")))))
          .as("the old proof is gone")
          .hasValue(FailureCode.LOOKUPS_BLIND);
    }
  }

  @Test
  void whoCannotBeSeenAnyMoreIsNotMadeASecondTimeWithAnotherAddress() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.known(People.person("CV-1"));
      bench.moodle().takeAway(Capability.VIEW_DETAILS);

      ParticipantOutcome outcome =
          bench.apply(enrol(People.withEmail(People.person("CV-1"), "new@example.nl")));

      assertThat(code(outcome)).hasValue(FailureCode.LOOKUPS_BLIND);
      assertThat(bench.moodle().usersByIdnumber("CV-1")).hasSize(1);
    }
  }

  @Test
  void severalAbsentPeopleAreProvenAbsentOnce() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.known(People.person("CV-1"));

      bench.apply(withdraw("CV-8"), withdraw("CV-9"), enrol(People.person("CV-2")));

      assertThat(bench.calls()).containsExactly(FIND, FIND, CREATE);
    }
  }

  @Test
  void onOldMoodleNobodyIsAbsentUntilIdNumbersWereSeen() {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules())) {
      bench.known(People.person("CV-1"));
      bench.newProcess();
      Wish absent = withdraw("CV-9", course(COURSE));

      assertThat(code(bench.apply(absent))).hasValue(FailureCode.IDNUMBER_NOT_READABLE);
      assertThat(bench.apply(absent, withdraw("CV-1")).get(0).account())
          .as("somebody else is found")
          .hasValue(ParticipantOutcome.Account.ABSENT);
      assertThat(bench.apply(absent, enrol(People.person("CV-2"))).get(0).account())
          .as("a creation is read back")
          .hasValue(ParticipantOutcome.Account.ABSENT);
      assertThat(bench.apply(absent).account())
          .as("and was, earlier in this process")
          .hasValue(ParticipantOutcome.Account.ABSENT);
    }
  }

  @Test
  void onOldMoodleAnEnrolmentIsNotSaidToBeAbsentWhenIdNumbersAreHidden() {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules())) {
      bench.known(People.person("CV-1"));
      bench.newProcess().moodle().settings().identityFields().clear();

      assertThat(code(bench.apply(withdraw("CV-1", course(COURSE)))))
          .hasValue(FailureCode.IDNUMBER_NOT_READABLE);
    }
  }

  @Test
  void onOldMoodleATakenNameOfPeopleIsNotDistinguishedWithoutProof() {
    TestRules byName = rules().username(UsernameRule.FIRST_INFIX_LAST);
    try (Bench bench = Bench.on(MoodleRelease.V2_9, byName)) {
      bench.known(People.person("CV-1"));
      bench.newProcess().moodle().settings().identityFields().clear();

      ParticipantOutcome outcome =
          bench.apply(enrol(People.withEmail(People.person("CV-1"), "new@example.nl")));

      assertThat(code(outcome)).hasValue(FailureCode.USERNAME_EXISTS);
      assertThat(bench.moodle().usersByIdnumber("CV-1")).hasSize(1);
    }
  }

  private static Optional<FailureCode> code(ParticipantOutcome outcome) {
    return outcome.failure().map(Failure::code);
  }
}
