package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.cohort;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.standin.site.MoodleRelease;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wish that only somebody with an account can have fulfilled, such as to be in a cohort. */
class MissingAccountTest {

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whoMustHaveAnAccountAndHasNoneIsAFailureAndIsNotMade(Mode mode) {
    Wish member =
        new Wish(
            new ExternalId("CV-9"),
            Optional.empty(),
            Wish.WhenAbsent.FAIL,
            false,
            Optional.empty(),
            List.of(cohort(1, true)));
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      ParticipantOutcome outcome = mode == Mode.PLAN ? bench.plan(member) : bench.apply(member);

      assertThat(outcome.failure()).hasValue(Failure.of(FailureCode.ACCOUNT_ABSENT));
      assertThat(outcome.account()).isEmpty();
      assertThat(outcome.accesses().get(0).state()).isEmpty();
      assertThat(bench.calls()).containsOnly(FIND);
    }
  }
}
