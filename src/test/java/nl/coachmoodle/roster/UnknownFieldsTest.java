package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that an older Moodle does not know are learned from its refusals, and nothing else is. */
class UnknownFieldsTest {
  private static final TestRules WITH_INSTITUTION =
      rules().field("institution").field("department").field("city");

  private static final Notice INSTITUTION_UNKNOWN =
      new Notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, "institution");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void unknownFieldsAreLearnedFromOneRefusalOfACreation(boolean debug) {
    try (Bench bench = Bench.old(WITH_INSTITUTION, debug)) {
      ParticipantOutcome first = bench.apply(enrol(People.atSchool("CV-1"), course(COURSE)));
      bench.calls();
      ParticipantOutcome second = bench.apply(enrol(People.atSchool("CV-2"), course(COURSE)));

      assertThat(first.failures()).isEmpty();
      assertThat(first.notices()).contains(INSTITUTION_UNKNOWN);
      assertThat(second.failures()).isEmpty();
      assertThat(second.notices()).contains(INSTITUTION_UNKNOWN);
      assertThat(bench.calls()).containsExactly(FIND, CREATE, ENROL);
      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().text(UserColumn.CITY))
          .isEqualTo("Utrecht");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void unknownFieldsAreLearnedFromOneRefusalOfAnUpdate(boolean debug) {
    try (Bench bench = Bench.old(WITH_INSTITUTION, debug)) {
      bench.existing("CV-1");
      bench.existing("CV-2");

      ParticipantOutcome first = bench.apply(enrol(People.atSchool("CV-1")));
      bench.calls();
      ParticipantOutcome second = bench.apply(enrol(People.atSchool("CV-2")));

      assertThat(first.failures()).isEmpty();
      assertThat(first.account()).hasValue(Account.UPDATED);
      assertThat(first.notices()).containsExactly(INSTITUTION_UNKNOWN);
      assertThat(second.failures()).isEmpty();
      assertThat(second.notices()).containsExactly(INSTITUTION_UNKNOWN);
      assertThat(bench.calls().stream().filter(UPDATE::equals)).hasSize(1);
      assertThat(bench.moodle().userByIdnumber("CV-1").orElseThrow().text(UserColumn.CITY))
          .isEqualTo("Utrecht");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUpdateOfUnknownFieldsAloneChangesNothingAndThatIsTold(boolean debug) {
    TestRules institutionOnly =
        rules()
            .field("institution")
            .otherwise(FieldPolicy.ON_CREATE)
            .policy("institution", FieldPolicy.ALWAYS);
    try (Bench bench = Bench.old(institutionOnly, debug)) {
      bench.existing("CV-1");

      ParticipantOutcome outcome = bench.apply(sync(People.atSchool("CV-1")));

      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.account()).hasValue(Account.UNCHANGED);
      assertThat(outcome.changes()).isEmpty();
      assertThat(outcome.notices()).containsExactly(INSTITUTION_UNKNOWN);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoeverHasNoUnknownFieldIsNotHurtByTheOthersOfTheList(boolean debug) {
    try (Bench bench = Bench.old(WITH_INSTITUTION, debug)) {
      bench.existing("CV-1");
      bench.existing("CV-2");
      bench.known(People.person("CV-0"));

      List<ParticipantOutcome> outcomes =
          bench.apply(
              enrol(People.atSchool("CV-1")),
              enrol(People.inUtrecht("CV-2")),
              enrol(People.atSchool("CV-3")),
              enrol(People.inUtrecht("CV-4")));

      assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failures()).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void differentUnknownFieldsInOneListAreAllLearned(boolean debug) {
    try (Bench bench = Bench.old(WITH_INSTITUTION, debug)) {
      bench.existing("CV-1");
      bench.existing("CV-2");
      bench.existing("CV-3");

      List<ParticipantOutcome> outcomes =
          bench.apply(
              enrol(People.atSchool("CV-1")),
              enrol(People.with(People.inUtrecht("CV-2"), "department", "ICT")),
              enrol(People.inUtrecht("CV-3")));

      assertThat(outcomes)
          .allSatisfy(outcome -> assertThat(outcome.failures()).isEmpty())
          .allSatisfy(outcome -> assertThat(outcome.account()).hasValue(Account.UPDATED));
    }
  }

  @Test
  void aTakenUsernameDoesNotMakeAFieldUnknown() {
    try (Bench bench =
        Bench.on(
            MoodleRelease.V3_9,
            rules().field("institution").username(UsernameRule.FIRST_INFIX_LAST))) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      bench.known(People.atSchool("CV-1"));

      ParticipantOutcome outcome = bench.apply(enrol(People.atSchool("CV-2")));

      assertThat(outcome.account()).hasValue(Account.CREATED);
      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().text(UserColumn.INSTITUTION))
          .isEqualTo("School");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTakenUsernameAndAnUnknownFieldAreBothOvercome(boolean debug) {
    try (Bench bench =
        Bench.old(rules().field("institution").username(UsernameRule.FIRST_INFIX_LAST), debug)) {
      bench.known(People.person("CV-1"));

      ParticipantOutcome outcome = bench.apply(enrol(People.atSchool("CV-2")));

      assertThat(outcome.failures()).isEmpty();
      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().username())
          .isEqualTo("jan.de.vries-cv-2");
    }
  }

  @Test
  void aValueThatMoodleRefusesDoesNotMakeItsFieldUnknown() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, WITH_INSTITUTION)) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      bench.existing("CV-1");
      bench.existing("CV-2");
      Person wrong =
          People.with(
              People.withEmail(People.atSchool("CV-1"), "a".repeat(90) + "@x.nl"),
              "institution",
              "<b>School</b>");
      bench.apply(enrol(wrong));

      bench.apply(enrol(People.atSchool("CV-2")));

      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().text(UserColumn.INSTITUTION))
          .isEqualTo("School");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneOddValueKeepsItsFieldFromNobodyElse(boolean exists) {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, WITH_INSTITUTION)) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      for (String odd : List.of("CV-1", "CV-2")) {
        if (exists) {
          bench.existing(odd);
        }
        ParticipantOutcome outcome =
            bench.apply(
                enrol(People.with(People.inUtrecht(odd), "department", "<b>" + odd + "</b>")));
        assertThat(code(outcome)).hasValue(FailureCode.INVALID_VALUE);
      }

      ParticipantOutcome innocent =
          bench.apply(enrol(People.with(People.atSchool("CV-3"), "department", "ICT")));

      assertThat(innocent.failures()).isEmpty();
      assertThat(innocent.notices()).isEmpty();
      MoodleUser made = bench.moodle().userByIdnumber("CV-3").orElseThrow();
      assertThat(made.text(UserColumn.INSTITUTION)).isEqualTo("School");
      assertThat(made.text(UserColumn.DEPARTMENT)).isEqualTo("ICT");
    }
  }

  @Test
  void aMoodleThatShowsFirstNamesIsNotAskedWhichFieldsItKnows() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, WITH_INSTITUTION)) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      bench.existing("CV-1");

      ParticipantOutcome outcome =
          bench.apply(enrol(People.with(People.person("CV-1"), "department", "<b>ICT</b>")));

      assertThat(code(outcome)).hasValue(FailureCode.INVALID_VALUE);
      assertThat(bench.calls()).containsExactly(FIND, UPDATE);
    }
  }

  @Test
  void whileItIsNotKnownWhetherAFieldIsKnownItIsLeftOutForOneOnly() {
    try (Bench bench = Bench.old(WITH_INSTITUTION, false)) {
      bench
          .moodle()
          .onNext(
              9,
              UPDATE,
              Fault.answer(
                  200,
                  "application/json",
                  "{\"errorcode\":\"nopermissions\"," + "\"exception\":\"e\",\"message\":\"m\"}"));

      ParticipantOutcome first = bench.apply(enrol(People.atSchool("CV-1")));
      bench.calls();
      ParticipantOutcome second = bench.apply(enrol(People.atSchool("CV-2")));

      assertThat(first.failures()).isEmpty();
      assertThat(second.failures()).isEmpty();
      assertThat(bench.calls()).as("asked again").containsExactly(FIND, CREATE, UPDATE, CREATE);
    }
  }

  private static Optional<FailureCode> code(ParticipantOutcome outcome) {
    return outcome.failure().map(Failure::code);
  }
}
