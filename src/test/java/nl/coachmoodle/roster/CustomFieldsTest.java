package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.course;
import static nl.coachmoodle.roster.Wishes.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.ProfileField;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Free fields of Coachview in custom profile fields of Moodle, which takes anything silently. */
class CustomFieldsTest {

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void aFreeFieldIsFilledOnCreationAndFollows(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules().field("cvfield"))) {
      bench.moodle().addProfileField(ProfileField.text("cvfield"));

      bench.apply(enrol(wanting("one")));
      assertThat(stored(bench)).isEqualTo("one");
      assertThat(bench.apply(enrol(wanting("two"))).account()).hasValue(Account.UPDATED);
      assertThat(stored(bench)).isEqualTo("two");
      assertThat(bench.apply(enrol(wanting(""))).account()).hasValue(Account.UPDATED);
      assertThat(stored(bench)).isEmpty();
    }
  }

  @Test
  void aFieldThatDoesNotExistIsSentOnceAndToldOf() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("cvfield"))) {
      bench.known(People.person("CV-1"));
      bench.apply(enrol(wanting("one"), course(COURSE)));
      bench.calls();

      ParticipantOutcome repeat = bench.apply(enrol(wanting("one"), course(COURSE)));

      assertThat(repeat.account()).hasValue(Account.UNCHANGED);
      assertThat(repeat.notices())
          .containsExactly(new Notice(Notice.Kind.FIELD_NOT_STORED, "cvfield"));
      assertThat(bench.calls()).containsExactly(FIND, ENROL);
    }
  }

  @Test
  void aFieldThatDoesNotExistIsNotSentAgainAfterTheAccountWasMadeWithIt() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("cvfield"))) {
      bench.apply(enrol(wanting("one")));
      bench.calls();

      ParticipantOutcome repeat = bench.apply(enrol(wanting("one"), course(COURSE)));

      assertThat(repeat.notices())
          .containsExactly(new Notice(Notice.Kind.FIELD_NOT_STORED, "cvfield"));
      assertThat(bench.calls()).containsExactly(FIND, ENROL);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, one, true", "true, one, false", "false, '', false"})
  void aFieldThatIsOnlyFilledOnCreationIsToldOfWhereNothingBecameOfIt(
      boolean exists, String value, boolean isTold) {
    TestRules rules = rules().field("cvfield").policy("cvfield", FieldPolicy.ON_CREATE);
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules)) {
      if (exists) {
        bench.moodle().addProfileField(ProfileField.text("cvfield"));
      }
      bench.apply(enrol(wanting(value)));

      assertThat(bench.apply(enrol(wanting(value))).notices())
          .hasSize(isTold ? 1 : 0)
          .allMatch(new Notice(Notice.Kind.FIELD_NOT_STORED, "cvfield")::equals);
    }
  }

  @Test
  void aCorrectedValueIsSentAlthoughTheFirstWasNotStored() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("cvfield"))) {
      bench
          .moodle()
          .addProfileField(ProfileField.of("cvfield", ProfileField.Kind.MENU, "red", "green"));
      bench.known(People.person("CV-1"));
      bench.apply(enrol(wanting("rood")));
      assertThat(stored(bench)).isEmpty();

      bench.apply(enrol(wanting("red")));

      assertThat(stored(bench)).isEqualTo("red");
    }
  }

  @Test
  void aValueThatWasEmptiedAndComesBackIsSentAgain() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("cvfield"))) {
      bench.moodle().addProfileField(ProfileField.text("cvfield"));
      for (String value : List.of("x", "", "x", "", "x")) {
        bench.apply(enrol(wanting(value)));
        assertThat(stored(bench)).isEqualTo(value);
      }
    }
  }

  @Test
  void aValueThatSomebodyEmptiesInMoodleIsRestored() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("cvfield"))) {
      bench.moodle().addProfileField(ProfileField.text("cvfield"));
      bench.apply(enrol(wanting("x")));
      bench.apply(enrol(wanting("x")));
      MoodleUser user = bench.moodle().userByIdnumber("CV-1").orElseThrow();
      bench.moodle().replaceUser(user.withProfileField("cvfield", ""));

      bench.apply(enrol(wanting("x")));

      assertThat(stored(bench)).isEqualTo("x");
    }
  }

  @Test
  void aValueThatMoodleStoresOtherwiseIsSentOnceAndToldOf() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("cvfield"))) {
      bench.moodle().addProfileField(ProfileField.text("cvfield").withMaxLength(3));
      bench.known(People.person("CV-1"));
      bench.apply(enrol(wanting("abcdef")));
      bench.calls();

      for (int repeat = 0; repeat < 3; repeat++) {
        ParticipantOutcome outcome = bench.apply(enrol(wanting("abcdef"), course(COURSE)));

        assertThat(outcome.account()).hasValue(Account.UNCHANGED);
        assertThat(outcome.notices())
            .containsExactly(new Notice(Notice.Kind.FIELD_NOT_STORED, "cvfield"));
        assertThat(bench.calls()).containsExactly(FIND, ENROL);
      }
      bench.apply(enrol(wanting("xyz")));
      assertThat(stored(bench)).isEqualTo("xyz");
    }
  }

  @Test
  void aSilentSkipIsFoundOutAlsoWithAFreeField() {
    TestRules rules = rules().field("city").field("cvfield");
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules)) {
      bench.moodle().addProfileField(ProfileField.text("cvfield"));
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "taken@example.nl"));
      bench.known(People.person("CV-1"));
      Person wrong = People.withEmail(wanting("one"), "taken@example.nl");

      ParticipantOutcome outcome = bench.apply(enrol(People.with(wrong, "city", "Ede")));

      assertThat(outcome.failure().map(Failure::code))
          .hasValue(FailureCode.UPDATE_SKIPPED_BY_MOODLE);
      assertThat(bench.apply(enrol(People.with(wanting("one"), "city", "Ede"))).failures())
          .isEmpty();
      assertThat(stored(bench)).isEqualTo("one");
    }
  }

  @Test
  void aFieldThatDoesNotExistHidesNoSkippedUpdateOfAnother() {
    TestRules rules = rules().field("nosuchfield").field("cvfield");
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules)) {
      bench.moodle().addProfileField(ProfileField.text("cvfield"));
      bench.known(People.person("CV-1"));

      ParticipantOutcome outcome =
          bench.apply(enrol(People.with(wanting("one"), "nosuchfield", "x")));

      assertThat(outcome.failures()).isEmpty();
      assertThat(List.of(stored(bench))).containsExactly("one");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ede", "Utrecht"})
  void onMoodle39AFieldThatDoesNotExistIsSentOnceWhetherOrNotTheRowsProveIt(String city) {
    TestRules rules = rules().field("city").field("cvfield").policy("email", FieldPolicy.ON_CREATE);
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules)) {
      bench.known(People.with(People.person("CV-1"), "city", "Utrecht"));
      Person person = People.with(wanting("one"), "city", city);
      assertThat(bench.apply(enrol(person)).failures()).isEmpty();
      bench.calls();

      ParticipantOutcome repeat = bench.apply(enrol(person, course(COURSE)));

      assertThat(repeat.notices())
          .containsExactly(new Notice(Notice.Kind.FIELD_NOT_STORED, "cvfield"));
      assertThat(bench.calls()).containsExactly(FIND, ENROL);
    }
  }

  @Test
  void onMoodle39AFieldThatWentWithAnAddressIsSentAgainUntilTheRowsProveIt() {
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules().field("cvfield"))) {
      bench.moodle().addUser(MoodleUser.named("x").with(UserColumn.EMAIL, "taken@example.nl"));
      bench.known(People.person("CV-1"));
      bench.moodle().addProfileField(ProfileField.text("cvfield"));
      bench.apply(enrol(People.withEmail(wanting("one"), "taken@example.nl")));
      assertThat(stored(bench)).as("skipped for the address").isEmpty();

      bench.apply(enrol(wanting("one")));

      assertThat(stored(bench)).isEqualTo("one");
    }
  }

  private static Person wanting(String value) {
    return People.with(People.person("CV-1"), "cvfield", value);
  }

  private static String stored(Bench bench) {
    return bench.moodle().userByIdnumber("CV-1").orElseThrow().profileField("cvfield").orElse("");
  }
}
