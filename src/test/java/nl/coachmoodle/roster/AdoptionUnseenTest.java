package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.Newcomer.PERSON;
import static nl.coachmoodle.roster.Newcomer.existing;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Existing accounts where Moodle does not show all by which they are known. */
class AdoptionUnseenTest {
  @Test
  void onMoodle39AnAdoptionWithFieldsThatAreNotShownIsNoSkippedUpdate() {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules().adopt(AdoptRule.USERNAME))) {
      existing(bench);
      Wish wish =
          new Wish(
              PERSON.externalId(),
              Optional.of(PERSON),
              Wish.WhenAbsent.CREATE,
              true,
              Optional.empty(),
              List.of());

      ParticipantOutcome outcome = bench.apply(wish);

      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.account()).hasValue(Account.ADOPTED);
    }
  }

  @Test
  void whereAddressesAreNotShownATakenOneIsToldWithTheReason() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.EMAIL))) {
      bench.moodle().addUser(MoodleUser.named("someone").with(UserColumn.EMAIL, "jan@example.nl"));

      ParticipantOutcome outcome = bench.apply(enrol(PERSON));

      assertThat(code(outcome)).hasValue(FailureCode.EMAIL_EXISTS);
      assertThat(outcome.notices())
          .extracting(Notice::kind)
          .contains(Notice.Kind.EMAIL_NOT_READABLE);
    }
  }

  @Test
  void whereAddressesAreNotShownATakenOneIsToldWithTheReasonUnderASecondNameToo() {
    TestRules byName = rules().username(UsernameRule.FIRST_INFIX_LAST).adopt(AdoptRule.EMAIL);
    try (Bench bench = Bench.on(MoodleRelease.V5_1, byName)) {
      bench.known(People.person("CV-0"));
      bench.moodle().addUser(MoodleUser.named("someone").with(UserColumn.EMAIL, "jan@example.nl"));

      ParticipantOutcome outcome = bench.apply(enrol(PERSON));

      assertThat(code(outcome)).hasValue(FailureCode.EMAIL_EXISTS);
      assertThat(outcome.notices())
          .extracting(Notice::kind)
          .containsExactly(Notice.Kind.EMAIL_NOT_READABLE);
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void onOldMoodleAdoptingByUsernameIsSaidToBeImpossible(Mode mode) {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules().adopt(AdoptRule.USERNAME))) {
      existing(bench);

      ParticipantOutcome outcome =
          mode == Mode.PLAN ? bench.plan(enrol(PERSON)) : bench.apply(enrol(PERSON));

      assertThat(code(outcome)).hasValue(FailureCode.UNSUPPORTED_BY_THIS_MOODLE);
      assertThat(outcome.failure().orElseThrow().facts())
          .containsEntry("feature", "adopt-by-username");
      assertThat(bench.calls()).containsOnly(FIND);
    }
  }

  @Test
  void whereIdNumbersAreNotShownNobodyIsAdoptedBecauseItMayBeAnothers() {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules().adopt(AdoptRule.EMAIL))) {
      bench.moodle().settings().identityFields().clear();
      bench.moodle().settings().identityFields().add("email");
      MoodleUser others =
          bench
              .moodle()
              .addUser(
                  MoodleUser.named("someone")
                      .with(UserColumn.IDNUMBER, "CV-2")
                      .with(UserColumn.EMAIL, "jan@example.nl"));

      ParticipantOutcome outcome = bench.apply(enrol(PERSON));

      assertThat(code(outcome)).hasValue(FailureCode.IDNUMBER_NOT_READABLE);
      assertThat(bench.moodle().user(others.id())).hasValue(others);
    }
  }

  @Test
  void onOldMoodleAnAccountIsAdoptedByAddressOnceIdNumbersWereReadBack() {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules().adopt(AdoptRule.EMAIL))) {
      bench.moodle().settings().identityFields().add("email");
      bench.known(People.person("CV-0"));
      MoodleUser existing = existing(bench);

      assertThat(bench.apply(enrol(PERSON)).account()).hasValue(Account.ADOPTED);
      assertThat(bench.moodle().userByIdnumber("CV-1").orElseThrow().id()).isEqualTo(existing.id());
    }
  }

  private static Optional<FailureCode> code(ParticipantOutcome outcome) {
    return outcome.failure().map(Failure::code);
  }
}
