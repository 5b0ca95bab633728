package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moodle 3.9 skips updates without a word, so they are read back. */
class ReadBackTest {
  @Test
  void anUpdateThatMoodleSkipsSilentlyIsFoundOut() {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules().field("city"))) {
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "taken@example.nl"));
      MoodleUser user = bench.existing("CV-1");
      Person wrong = People.withEmail(People.inUtrecht("CV-1"), "taken@example.nl");

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
      bench.existing("CV-1");

      ParticipantOutcome outcome = bench.apply(enrol(People.inUtrecht("CV-1"), course(COURSE)));

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
  void anUpdateThatCannotBeReadBackNowIsNotToldAsDone() {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules().field("city"))) {
      MoodleUser user = bench.existing("CV-1");
      bench
          .moodle()
          .onNext(
              3,
              call -> call.value("field").equals(Optional.of("id")),
              Fault.answer(503, "text/html", "<html></html>"));

      ParticipantOutcome outcome = bench.apply(enrol(People.inUtrecht("CV-1"), course(COURSE)));

      assertThat(outcome.account()).hasValue(Account.UNCHANGED);
      assertThat(outcome.changes()).isEmpty();
      assertThat(outcome.notices())
          .containsExactly(
              new Notice(Notice.Kind.UPDATE_NOT_CONFIRMED, FailureCode.MOODLE_UNAVAILABLE.code()));
      assertThat(bench.moodle().enrolment(user.id(), COURSE)).as("access all the same").isPresent();
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

  private static Optional<FailureCode> code(ParticipantOutcome outcome) {
    return outcome.failure().map(Failure::code);
  }
}
