package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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

/** What Moodle 2.9 and 3.9 cannot do, and how that is found out. */
class OldMoodleTest {
  private static final TestRules WITH_INSTITUTION =
      rules().field("institution").field("department").field("city");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void unknownFieldsAreLearnedFromOneRefusalOfACreation(boolean debug) {
    try (Bench bench = old(WITH_INSTITUTION, debug)) {
      ParticipantOutcome first = bench.apply(enrol(atSchool("CV-1"), course(COURSE)));
      bench.calls();
      ParticipantOutcome second = bench.apply(enrol(atSchool("CV-2"), course(COURSE)));

      assertThat(first.failures()).isEmpty();
      assertThat(first.notices())
          .contains(new Notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, "institution"));
      assertThat(second.failures()).isEmpty();
      assertThat(second.notices())
          .contains(new Notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, "institution"));
      assertThat(bench.calls()).containsExactly(FIND, CREATE, ENROL);
      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().text(UserColumn.CITY))
          .isEqualTo("Utrecht");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void unknownFieldsAreLearnedFromOneRefusalOfAnUpdate(boolean debug) {
    try (Bench bench = old(WITH_INSTITUTION, debug)) {
      existing(bench, "CV-1");
      existing(bench, "CV-2");

      ParticipantOutcome first = bench.apply(enrol(atSchool("CV-1")));
      bench.calls();
      ParticipantOutcome second = bench.apply(enrol(atSchool("CV-2")));

      assertThat(first.failures()).isEmpty();
      assertThat(first.account()).hasValue(Account.UPDATED);
      assertThat(second.failures()).isEmpty();
      assertThat(bench.calls().stream().filter(UPDATE::equals)).hasSize(1);
      assertThat(bench.moodle().userByIdnumber("CV-1").orElseThrow().text(UserColumn.CITY))
          .isEqualTo("Utrecht");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoeverHasNoUnknownFieldIsNotHurtByTheOthersOfTheList(boolean debug) {
    try (Bench bench = old(WITH_INSTITUTION, debug)) {
      existing(bench, "CV-1");
      existing(bench, "CV-2");
      bench.known(People.person("CV-0"));

      List<ParticipantOutcome> outcomes =
          bench.apply(
              enrol(atSchool("CV-1")),
              enrol(inUtrecht("CV-2")),
              enrol(atSchool("CV-3")),
              enrol(inUtrecht("CV-4")));

      assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failures()).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void differentUnknownFieldsInOneListAreAllLearned(boolean debug) {
    try (Bench bench = old(WITH_INSTITUTION, debug)) {
      existing(bench, "CV-1");
      existing(bench, "CV-2");
      existing(bench, "CV-3");

      List<ParticipantOutcome> outcomes =
          bench.apply(
              enrol(atSchool("CV-1")),
              enrol(People.with(inUtrecht("CV-2"), "department", "ICT")),
              enrol(inUtrecht("CV-3")));

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
      bench.known(atSchool("CV-1"));

      ParticipantOutcome outcome = bench.apply(enrol(atSchool("CV-2")));

      assertThat(outcome.account()).hasValue(Account.CREATED);
      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().text(UserColumn.INSTITUTION))
          .isEqualTo("School");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTakenUsernameAndAnUnknownFieldAreBothOvercome(boolean debug) {
    try (Bench bench =
        old(rules().field("institution").username(UsernameRule.FIRST_INFIX_LAST), debug)) {
      bench.known(People.person("CV-1"));

      ParticipantOutcome outcome = bench.apply(enrol(atSchool("CV-2")));

      assertThat(outcome.failures()).isEmpty();
      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().username())
          .isEqualTo("jan.de.vries-cv-2");
    }
  }

  @Test
  void aValueThatMoodleRefusesDoesNotMakeItsFieldUnknown() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, WITH_INSTITUTION)) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      existing(bench, "CV-1");
      existing(bench, "CV-2");
      Person wrong =
          People.with(
              People.withEmail(atSchool("CV-1"), "a".repeat(90) + "@x.nl"),
              "institution",
              "<b>School</b>");
      bench.apply(enrol(wrong));

      bench.apply(enrol(atSchool("CV-2")));

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
          existing(bench, odd);
        }
        ParticipantOutcome outcome =
            bench.apply(enrol(People.with(inUtrecht(odd), "department", "<b>" + odd + "</b>")));
        assertThat(code(outcome)).hasValue(FailureCode.INVALID_VALUE);
      }

      ParticipantOutcome innocent =
          bench.apply(enrol(People.with(atSchool("CV-3"), "department", "ICT")));

      assertThat(innocent.failures()).isEmpty();
      assertThat(innocent.notices()).isEmpty();
      MoodleUser made = bench.moodle().userByIdnumber("CV-3").orElseThrow();
      assertThat(made.text(UserColumn.INSTITUTION)).isEqualTo("School");
      assertThat(made.text(UserColumn.DEPARTMENT)).isEqualTo("ICT");
    }
  }

  @Test
  void whileItIsNotKnownWhetherAFieldIsKnownItIsLeftOutForOneOnly() {
    try (Bench bench = old(WITH_INSTITUTION, false)) {
      bench
          .moodle()
          .onNext(
              9,
              UPDATE,
              Fault.answer(
                  200,
                  "application/json",
                  "{\"errorcode\":\"nopermissions\"," + "\"exception\":\"e\",\"message\":\"m\"}"));

      ParticipantOutcome first = bench.apply(enrol(atSchool("CV-1")));
      bench.calls();
      ParticipantOutcome second = bench.apply(enrol(atSchool("CV-2")));

      assertThat(first.failures()).isEmpty();
      assertThat(second.failures()).isEmpty();
      assertThat(bench.calls()).as("asked again").containsExactly(FIND, CREATE, UPDATE, CREATE);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mailedPasswordsNeedANewerMoodle(boolean debug) {
    try (Bench bench = old(rules().signIn(new SignInRule.MoodleMails()), debug)) {
      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(code(outcome)).hasValue(FailureCode.UNSUPPORTED_BY_THIS_MOODLE);
      assertThat(outcome.failure().orElseThrow().facts())
          .containsEntry("feature", "createpassword");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void suspendingNeedsANewerMoodle(boolean debug) {
    try (Bench bench = old(rules(), debug)) {
      bench.known(People.person("CV-1"));

      ParticipantOutcome outcome = bench.apply(suspend("CV-1", true));

      assertThat(code(outcome)).hasValue(FailureCode.UNSUPPORTED_BY_THIS_MOODLE);
      assertThat(outcome.failure().orElseThrow().facts()).containsEntry("feature", "suspended");
    }
  }

  @Test
  void oneWhoIsToBeSuspendedDoesNotHurtTheOthersOfTheList() {
    try (Bench bench = old(rules().field("city"), true)) {
      existing(bench, "CV-1");
      existing(bench, "CV-2");

      List<ParticipantOutcome> outcomes =
          bench.apply(suspend("CV-1", true), enrol(inUtrecht("CV-2"), course(COURSE)));

      assertThat(code(outcomes.get(0))).hasValue(FailureCode.UNSUPPORTED_BY_THIS_MOODLE);
      assertThat(outcomes.get(1).failures()).isEmpty();
      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().text(UserColumn.CITY))
          .isEqualTo("Utrecht");
    }
  }

  @Test
  void anUpdateThatMoodleSkipsSilentlyIsFoundOut() {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules().field("city"))) {
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "taken@example.nl"));
      MoodleUser user = existing(bench, "CV-1");
      Person wrong = People.withEmail(inUtrecht("CV-1"), "taken@example.nl");

      ParticipantOutcome outcome = bench.apply(enrol(wrong, course(COURSE)));

      assertThat(code(outcome)).hasValue(FailureCode.UPDATE_SKIPPED_BY_MOODLE);
      assertThat(outcome.account()).hasValue(Account.UNCHANGED);
      assertThat(bench.moodle().user(user.id())).hasValue(user);
      assertThat(bench.moodle().enrolment(user.id(), COURSE)).as("access all the same").isPresent();
    }
  }

  @Test
  void anUpdateThatMoodleDoesIsReadBackOnceAndConfirmed() {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules().field("city"))) {
      existing(bench, "CV-1");

      ParticipantOutcome outcome = bench.apply(enrol(inUtrecht("CV-1"), course(COURSE)));

      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.account()).hasValue(Account.UPDATED);
      assertThat(bench.calls()).containsExactly(FIND, UPDATE, FIND, ENROL);
    }
  }

  @Test
  void anUpdateThatCannotBeProvenIsNotToldAsDone() {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules())) {
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "taken@example.nl"));
      bench.known(People.person("CV-1"));

      ParticipantOutcome outcome =
          bench.apply(sync(People.withEmail(People.person("CV-1"), "taken@example.nl")));

      assertThat(outcome.account()).hasValue(Account.UNCHANGED);
      assertThat(outcome.changes()).isEmpty();
      assertThat(outcome.notices())
          .extracting(Notice::kind)
          .containsExactly(Notice.Kind.UPDATE_NOT_CONFIRMED);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theFullNameProvesOrRefutesAChangeOfNames(boolean taken) {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules())) {
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "taken@example.nl"));
      bench.known(People.person("CV-1"));
      Person married = People.named("CV-1", "Jan", "", "Smit");
      Person wanted = taken ? People.withEmail(married, "taken@example.nl") : married;

      ParticipantOutcome outcome = bench.apply(sync(wanted));

      assertThat(outcome.account()).hasValue(taken ? Account.UNCHANGED : Account.UPDATED);
      assertThat(code(outcome))
          .isEqualTo(taken ? Optional.of(FailureCode.UPDATE_SKIPPED_BY_MOODLE) : Optional.empty());
      assertThat(outcome.notices()).isEmpty();
    }
  }

  @Test
  void suspendingOnMoodle39IsReadBack() {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules())) {
      long id = bench.known(People.person("CV-1"));

      assertThat(bench.apply(suspend("CV-1", true)).account()).hasValue(Account.UPDATED);
      assertThat(bench.moodle().user(id).orElseThrow().suspended()).isTrue();
      assertThat(bench.apply(suspend("CV-1", true)).account()).hasValue(Account.UNCHANGED);
    }
  }

  private static Bench old(TestRules rules, boolean debug) {
    Bench bench = Bench.on(MoodleRelease.V2_9, rules);
    if (!debug) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
    }
    return bench;
  }

  private static MoodleUser existing(Bench bench, String externalId) {
    return bench
        .moodle()
        .addUser(
            MoodleUser.named(externalId.toLowerCase(Locale.ROOT))
                .with(UserColumn.EMAIL, externalId + "@example.nl")
                .with(UserColumn.IDNUMBER, externalId));
  }

  private static Person inUtrecht(String externalId) {
    return People.with(People.person(externalId), "city", "Utrecht");
  }

  private static Person atSchool(String externalId) {
    return People.with(inUtrecht(externalId), "institution", "School");
  }

  private static Optional<FailureCode> code(ParticipantOutcome outcome) {
    return outcome.failure().map(Failure::code);
  }
}
