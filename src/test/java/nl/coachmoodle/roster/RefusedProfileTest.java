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
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.Test;

/** What becomes of somebody whose profile cannot be stored. */
class RefusedProfileTest {
  private static final Person TOO_LONG =
      People.with(People.person("CV-1"), "city", "x".repeat(121));

  @Test
  void aProfileThatMoodleRefusesStillGivesAccess() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "taken@example.nl"));
      long id = bench.known(People.person("CV-1"));
      Person wrong = People.withEmail(People.person("CV-1"), "taken@example.nl");
      Wish wish =
          new Wish(
              wrong.externalId(),
              Optional.of(wrong),
              Wish.WhenAbsent.CREATE,
              true,
              Optional.empty(),
              List.of(course(COURSE)));

      ParticipantOutcome outcome = bench.apply(wish);

      assertThat(outcome.failure().map(Failure::code)).hasValue(FailureCode.EMAIL_EXISTS);
      assertThat(outcome.account()).hasValue(Account.UNCHANGED);
      assertThat(outcome.accesses().get(0).state()).hasValue(AccessOutcome.State.ENSURED);
      assertThat(bench.moodle().enrolment(id, COURSE)).isPresent();
    }
  }

  @Test
  void aValueThatIsTooLongStillGivesAccessToAKnownPerson() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("city"))) {
      long id = bench.known(People.person("CV-1"));

      ParticipantOutcome outcome = bench.apply(enrol(TOO_LONG, course(COURSE)));

      assertThat(outcome.failure().map(Failure::code)).hasValue(FailureCode.VALUE_TOO_LONG);
      assertThat(outcome.failure().orElseThrow().facts())
          .containsEntry("field", "city")
          .containsEntry("limit", "120");
      assertThat(outcome.account()).hasValue(Account.UNCHANGED);
      assertThat(bench.moodle().enrolment(id, COURSE)).isPresent();
    }
  }

  @Test
  void aValueThatIsTooLongMakesNobody() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("city"))) {
      ParticipantOutcome outcome = bench.apply(enrol(TOO_LONG, course(COURSE)));

      assertThat(outcome.failure().map(Failure::code)).hasValue(FailureCode.VALUE_TOO_LONG);
      assertThat(bench.moodle().callCount(CREATE)).isZero();
    }
  }
}
