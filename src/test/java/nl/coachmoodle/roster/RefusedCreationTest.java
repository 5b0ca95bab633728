package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.course;
import static nl.coachmoodle.roster.Wishes.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked and told when Moodle refuses to make an account. */
class RefusedCreationTest {
  private static final Fault WRITE_CONFLICT =
      Fault.answer(
          200,
          "application/json",
          "{\"exception\":\"e\",\"errorcode\":\"dmlwriteexception\",\"message\":\"m\"}");

  @Test
  void aRefusalThatIsNotAboutAPersonIsNotLookedInto() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.moodle().takeAway(Capability.CREATE_USERS);

      assertThat(code(bench.apply(enrol(People.person("CV-1")))))
          .hasValue(FailureCode.CAPABILITY_MISSING);
      assertThat(bench.calls()).containsExactly(FIND, FIND, CREATE);
    }
  }

  @Test
  void onOldMoodleAWriteThatFailsTwiceIsAboutAValueAndNotAboutTheName() {
    try (Bench bench = Bench.on(MoodleRelease.V2_9, rules())) {
      bench.known(People.person("CV-0"));
      bench.moodle().onNext(2, CREATE, WRITE_CONFLICT);

      assertThat(code(bench.apply(enrol(People.person("CV-1")))))
          .hasValue(FailureCode.VALUE_REFUSED_BY_DATABASE);
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(2);
      assertThat(bench.moodle().usersByIdnumber("CV-1")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onOldMoodleAnotherNameIsTriedWithoutTheFieldsThatWereRefused(boolean debug) {
    try (Bench bench =
        Bench.old(rules().field("institution").username(UsernameRule.FIRST_INFIX_LAST), debug)) {
      bench.known(People.person("CV-1"));

      assertThat(bench.apply(enrol(People.atSchool("CV-2"))).failures()).isEmpty();
      assertThat(Collections.frequency(bench.calls(), CREATE))
          .as("all, without the field, under another name")
          .isEqualTo(3);
    }
  }

  @Test
  void anAccountThatSomebodyElseWasQuickerWithIsNotTouchedWhenItIsProtected() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench
          .moodle()
          .onNext(
              1,
              CREATE,
              call -> {
                bench
                    .moodle()
                    .addUser(
                        MoodleUser.named("cv-1")
                            .with(UserColumn.AUTH, "webservice")
                            .with(UserColumn.IDNUMBER, "CV-1"));
                call.send(call.execute());
              });

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(code(outcome)).hasValue(FailureCode.ACCOUNT_PROTECTED);
      assertThat(bench.calls()).doesNotContain(UPDATE, ENROL);
    }
  }

  @Test
  void whenTheFirstAccountCannotBeReadBackNowNobodyElseIsMade() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.singleLookupsFail(3);

      List<ParticipantOutcome> outcomes =
          bench.apply(enrol(People.person("CV-1")), enrol(People.person("CV-2")));

      assertThat(outcomes)
          .allMatch(outcome -> code(outcome).equals(Optional.of(FailureCode.MOODLE_UNAVAILABLE)));
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);
    }
  }

  private static Optional<FailureCode> code(ParticipantOutcome outcome) {
    return outcome.failure().map(Failure::code);
  }
}
