package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.course;
import static nl.coachmoodle.roster.Wishes.enrol;
import static nl.coachmoodle.roster.Wishes.sync;
import static nl.coachmoodle.roster.Wishes.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.ProfileField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the operations cost Moodle, call by call. */
class CallCountsTest {
  private static final int MANY = 500;

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void theRepeatOfAnEnrolmentMakesTwoCallsAndNoUpdate(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules().field("city").field("cvfield"))) {
      bench.moodle().addProfileField(ProfileField.text("cvfield"));
      Person person =
          People.with(People.with(People.person("CV-1"), "city", "Utrecht"), "cvfield", "x");
      bench.apply(enrol(person, course(COURSE)));
      bench.calls();

      ParticipantOutcome outcome = bench.apply(enrol(person, course(COURSE)));

      assertThat(outcome.account()).hasValue(Account.UNCHANGED);
      assertThat(bench.calls()).containsExactly(FIND, ENROL);
    }
  }

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void aNewParticipantCostsThreeCallsAndTwoMoreOncePerProcess(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules())) {
      bench.apply(enrol(People.person("CV-1"), course(COURSE)));
      assertThat(bench.calls()).containsExactly(FIND, FIND, CREATE, FIND, ENROL);

      bench.apply(enrol(People.person("CV-2"), course(COURSE)));
      assertThat(bench.calls()).containsExactly(FIND, CREATE, ENROL);
    }
  }

  @Test
  void fiveHundredKnownParticipantsCostBatchesOnly() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("city"))) {
      List<Person> people = People.many(MANY);
      bench.apply(wishes(people));
      bench.calls();

      bench.apply(wishes(people));
      List<String> repeat = bench.calls();
      assertThat(repeat).as(counted(repeat)).hasSize(5 + 10);

      bench.apply(wishes(inUtrecht(people)));
      List<String> changed = bench.calls();
      assertThat(changed).as(counted(changed)).hasSize(5 + 10 + 10);
      assertThat(changed.size()).as(counted(changed)).isLessThanOrEqualTo(3 * (MANY / 50));
    }
  }

  @Test
  void fiveHundredNewParticipantsCostBatchesOnly() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      List<ParticipantOutcome> outcomes = bench.apply(wishes(People.many(MANY)));

      List<String> calls = bench.calls();
      assertThat(outcomes).allMatch(outcome -> outcome.failures().isEmpty());
      assertThat(Collections.frequency(calls, FIND)).as(counted(calls)).isEqualTo(5 + 2);
      // The first alone, to be read back; then by twenty.
      assertThat(Collections.frequency(calls, CREATE)).as(counted(calls)).isEqualTo(1 + 25);
      assertThat(Collections.frequency(calls, ENROL)).as(counted(calls)).isEqualTo(10);
      assertThat(calls.size()).as(counted(calls)).isLessThanOrEqualTo(3 * (MANY / 20) + 2);
      assertThat(bench.moodle().data().enrolments()).hasSize(MANY);
    }
  }

  @Test
  void withMailedPasswordsEverybodyIsMadeAlone() {
    TestRules mailing = rules().signIn(new SignInRule.MoodleMails());
    try (Bench bench = Bench.on(MoodleRelease.V5_1, mailing)) {
      List<ParticipantOutcome> outcomes = bench.apply(wishes(People.many(12)));

      List<String> calls = bench.calls();
      assertThat(outcomes).allMatch(outcome -> outcome.failures().isEmpty());
      assertThat(Collections.frequency(calls, CREATE)).as(counted(calls)).isEqualTo(12);
      assertThat(Collections.frequency(calls, ENROL)).as(counted(calls)).isEqualTo(1);
    }
  }

  @Test
  void aProfileThatIsEqualCostsOneCallWhereEveryFieldIsShown() {
    try (Bench bench =
        Bench.on(MoodleRelease.V5_1, rules().policy("email", FieldPolicy.ON_CREATE))) {
      bench.known(People.person("CV-1"));

      assertThat(bench.apply(sync(People.person("CV-1"))).account()).hasValue(Account.UNCHANGED);
      assertThat(bench.calls()).containsExactly(FIND);
    }
  }

  @Test
  void aWithdrawalCostsTwoCalls() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.known(People.person("CV-1"));

      bench.apply(withdraw("CV-1", course(COURSE, Access.Course.State.SUSPENDED)));
      assertThat(bench.calls()).containsExactly(FIND, ENROL);
      bench.apply(withdraw("CV-1", course(COURSE, Access.Course.State.REMOVED)));
      assertThat(bench.calls()).containsExactly(FIND, UNENROL);
    }
  }

  @Test
  void theSamePersonTwiceInAListIsLookedUpAndMadeOnce() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      Person person = People.person("CV-1");

      List<ParticipantOutcome> outcomes =
          bench.apply(enrol(person, course(COURSE)), enrol(person, course(OTHER_COURSE)));

      assertThat(outcomes).hasSize(2);
      assertThat(outcomes.get(0).userId()).isPresent().isEqualTo(outcomes.get(1).userId());
      assertThat(Collections.frequency(bench.calls(), CREATE)).isEqualTo(1);
      assertThat(bench.moodle().usersByIdnumber("CV-1")).hasSize(1);
      assertThat(bench.moodle().data().enrolments()).hasSize(2);
    }
  }

  private static List<Wish> wishes(List<Person> people) {
    return people.stream().map(person -> enrol(person, course(COURSE))).toList();
  }

  private static List<Person> inUtrecht(List<Person> people) {
    return people.stream().map(person -> People.with(person, "city", "Utrecht")).toList();
  }
}
