package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.course;
import static nl.coachmoodle.roster.Wishes.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.standin.site.MoodleRelease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An e-learning code that names nothing makes nobody, and hurts no other right. */
class UnreadableCodesTest {
  private static final Access UNREADABLE =
      new AccessCodes(AccessCodes.Kind.COURSE, Map.of(), Map.of(), 5)
          .grant("corse:21", AccessCodes.Terms.none())
          .get(0);

  private final Bench bench = Bench.on(MoodleRelease.V5_1, rules());

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void whoeverIsEnrolledInNothingElseGetsNoAccount() {
    ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), UNREADABLE));

    assertThat(outcome.failures())
        .extracting(Failure::code)
        .contains(FailureCode.ELEARNING_CODE_UNKNOWN);
    assertThat(bench.calls()).doesNotContain(CREATE, ENROL);
  }

  @Test
  void theOtherRightsAreGiven() {
    ParticipantOutcome outcome =
        bench.apply(enrol(People.person("CV-1"), UNREADABLE, course(COURSE)));

    assertThat(outcome.accesses())
        .extracting(access -> access.failure().isPresent())
        .containsExactly(true, false);
    assertThat(bench.moodle().enrolment(outcome.userId().orElseThrow(), COURSE)).isPresent();
  }

  @Test
  void theOthersOfTheListAreServed() {
    List<ParticipantOutcome> outcomes =
        bench.apply(
            enrol(People.person("CV-1"), UNREADABLE), enrol(People.person("CV-2"), course(COURSE)));

    assertThat(outcomes.get(0).failures()).isNotEmpty();
    assertThat(outcomes.get(1).failures()).isEmpty();
  }
}
