package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Moodle 2.9 cannot do, and how that is told. */
class OldMoodleTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mailedPasswordsNeedANewerMoodle(boolean debug) {
    try (Bench bench = Bench.old(rules().signIn(new SignInRule.MoodleMails()), debug)) {
      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(code(outcome)).hasValue(FailureCode.UNSUPPORTED_BY_THIS_MOODLE);
      assertThat(outcome.failure().orElseThrow().facts())
          .containsEntry("feature", "createpassword");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void suspendingNeedsANewerMoodle(boolean debug) {
    try (Bench bench = Bench.old(rules(), debug)) {
      bench.known(People.person("CV-1"));

      ParticipantOutcome outcome = bench.apply(suspend("CV-1", true));

      assertThat(code(outcome)).hasValue(FailureCode.UNSUPPORTED_BY_THIS_MOODLE);
      assertThat(outcome.failure().orElseThrow().facts()).containsEntry("feature", "suspended");
    }
  }

  @Test
  void aSuspensionThatIsRefusedForAnotherReasonIsNotPutDownToAnOldMoodle() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.known(People.person("CV-1"));
      bench.moodle().takeAway(Capability.UPDATE_USERS);

      assertThat(code(bench.apply(suspend("CV-1", true)))).hasValue(FailureCode.CAPABILITY_MISSING);
    }
  }

  @Test
  void oneWhoIsToBeSuspendedDoesNotHurtTheOthersOfTheList() {
    try (Bench bench = Bench.old(rules().field("city"), true)) {
      bench.existing("CV-1");
      bench.existing("CV-2");

      List<ParticipantOutcome> outcomes =
          bench.apply(suspend("CV-1", true), enrol(People.inUtrecht("CV-2"), course(COURSE)));

      assertThat(code(outcomes.get(0))).hasValue(FailureCode.UNSUPPORTED_BY_THIS_MOODLE);
      assertThat(outcomes.get(1).failures()).isEmpty();
      assertThat(bench.moodle().userByIdnumber("CV-2").orElseThrow().text(UserColumn.CITY))
          .isEqualTo("Utrecht");
    }
  }

  private static Optional<FailureCode> code(ParticipantOutcome outcome) {
    return outcome.failure().map(Failure::code);
  }
}
