package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.ProfileField;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When a field in Moodle follows Coachview. */
class FieldPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "ALWAYS, Zwolle, Utrecht, Utrecht",
    "ALWAYS, '', Utrecht, Utrecht",
    "ON_CREATE, Zwolle, Utrecht, Zwolle",
    "ON_CREATE, '', Utrecht, ''",
    "IF_EMPTY, Zwolle, Utrecht, Zwolle",
    "IF_EMPTY, '', Utrecht, Utrecht",
    "NEVER, Zwolle, Utrecht, Zwolle",
    "NEVER, '', Utrecht, ''",
    "ALWAYS, Zwolle, '', ''",
    "IF_EMPTY, Zwolle, '', Zwolle"
  })
  void aFieldOfAnExistingAccount(FieldPolicy policy, String before, String wanted, String after) {
    TestRules rules = rules().field("city").policy("city", policy).field("cvfield");
    rules.policy("cvfield", policy);
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules)) {
      bench.moodle().addProfileField(ProfileField.text("cvfield"));
      MoodleUser user = existing(bench, before);

      bench.apply(enrol(wanting(wanted)));

      MoodleUser now = bench.moodle().user(user.id()).orElseThrow();
      assertThat(now.text(UserColumn.CITY)).isEqualTo(after);
      assertThat(now.profileField("cvfield").orElse("")).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @CsvSource({"ALWAYS, Utrecht", "ON_CREATE, Utrecht", "IF_EMPTY, Utrecht", "NEVER, ''"})
  void aFieldOfANewAccount(FieldPolicy policy, String after) {
    TestRules rules = rules().field("city").policy("city", policy).field("cvfield");
    rules.policy("cvfield", policy);
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules)) {
      bench.moodle().addProfileField(ProfileField.text("cvfield"));

      bench.apply(enrol(wanting("Utrecht")));

      MoodleUser now = bench.moodle().userByIdnumber("CV-1").orElseThrow();
      assertThat(now.text(UserColumn.CITY)).isEqualTo(after);
      assertThat(now.profileField("cvfield").orElse("")).isEqualTo(after);
      assertThat(now.text(UserColumn.LASTNAME)).isEqualTo("de Vries");
    }
  }

  @Test
  void evenUnderNeverANewAccountHasNamesAndAddress() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().otherwise(FieldPolicy.NEVER))) {
      assertThat(bench.apply(enrol(People.person("CV-1"))).account()).hasValue(Account.CREATED);
      assertThat(bench.moodle().userByIdnumber("CV-1").orElseThrow().email()).isNotEmpty();
    }
  }

  @Test
  void whatCoachviewDoesNotTellIsLeft() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("city"))) {
      MoodleUser user = existing(bench, "Zwolle");
      Person silent =
          new Person(
              new ExternalId("CV-1"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Map.of());

      ParticipantOutcome outcome = bench.apply(enrol(silent));

      assertThat(outcome.account()).hasValue(Account.UNCHANGED);
      assertThat(bench.moodle().user(user.id())).hasValue(user);
    }
  }

  @Test
  void aMissingFirstNameDoesNotOverwriteOne() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      MoodleUser user = existing(bench, "Zwolle");

      bench.apply(sync(People.named("CV-1", "", "de", "Vries")));

      MoodleUser now = bench.moodle().user(user.id()).orElseThrow();
      assertThat(now.text(UserColumn.FIRSTNAME)).isEqualTo("Jan");
      assertThat(now.text(UserColumn.LASTNAME)).isEqualTo("de Vries");
    }
  }

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void aLastNameWithoutAnInfixThatIsNotToldLeavesTheOneInMoodle(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules())) {
      bench.known(People.person("CV-1"));

      bench.apply(sync(lastNameOnly("Vries", Optional.empty())));
      assertThat(lastName(bench)).isEqualTo("de Vries");
      bench.apply(sync(lastNameOnly("Smit", Optional.empty())));
      assertThat(lastName(bench)).isEqualTo("Smit");
    }
  }

  @Test
  void anEmptyInfixIsTakenOutOfTheLastName() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.known(People.person("CV-1"));

      bench.apply(sync(lastNameOnly("Vries", Optional.of(""))));

      assertThat(lastName(bench)).isEqualTo("Vries");
    }
  }

  @Test
  void anEmptyInfixEmptiesTheMiddleNameAndOneThatIsNotToldLeavesIt() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().infix(InfixRule.IN_MIDDLE_NAME))) {
      long id = bench.known(People.person("CV-1"));

      bench.apply(sync(lastNameOnly("Vries", Optional.empty())));
      assertThat(bench.moodle().user(id).orElseThrow().text(UserColumn.MIDDLENAME)).isEqualTo("de");
      bench.apply(sync(lastNameOnly("Vries", Optional.of(""))));
      assertThat(bench.moodle().user(id).orElseThrow().text(UserColumn.MIDDLENAME)).isEmpty();
    }
  }

  @Test
  void anAccountKeepsItsAddressWhenCoachviewHasNoneAndThatIsTold() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.known(People.person("CV-1"));
      String before = bench.moodle().userByIdnumber("CV-1").orElseThrow().text(UserColumn.EMAIL);

      ParticipantOutcome outcome = bench.apply(enrol(People.withEmails(People.person("CV-1"))));

      assertThat(outcome.failure()).isEmpty();
      assertThat(outcome.notices()).extracting(Notice::kind).contains(Notice.Kind.EMAIL_LEFT);
      assertThat(bench.moodle().userByIdnumber("CV-1").orElseThrow().text(UserColumn.EMAIL))
          .isEqualTo(before);
    }
  }

  @Test
  void aPlaceholderAddressDoesNotOverwriteARealOne() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().placeholderDomain("geen.example"))) {
      MoodleUser user = existing(bench, "Zwolle");

      bench.apply(sync(People.withEmails(People.person("CV-1"))));

      assertThat(bench.moodle().user(user.id()).orElseThrow().email()).isEqualTo("old@example.nl");
    }
  }

  @Test
  void whatMoodleDoesNotShowIsSentByASyncAndByAnEnrolmentOnlyWithOthers() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("city"))) {
      bench.known(wanting("Utrecht"));
      Person moved = People.withEmail(wanting("Utrecht"), "new@example.nl");

      assertThat(bench.apply(enrol(moved)).account()).hasValue(Account.UNCHANGED);
      assertThat(email(bench)).isNotEqualTo("new@example.nl");

      assertThat(bench.apply(enrol(People.with(moved, "city", "Zwolle"))).account())
          .hasValue(Account.UPDATED);
      assertThat(email(bench)).isEqualTo("new@example.nl");

      bench.apply(sync(People.withEmail(moved, "newer@example.nl")));
      assertThat(email(bench)).isEqualTo("newer@example.nl");
    }
  }

  @Test
  void ifEmptyOnAFieldThatIsNotShownIsReported() {
    try (Bench bench =
        Bench.on(
            MoodleRelease.V5_1, rules().field("phone1").policy("phone1", FieldPolicy.IF_EMPTY))) {
      bench.known(People.person("CV-1"));

      ParticipantOutcome outcome =
          bench.apply(enrol(People.with(People.person("CV-1"), "phone1", "0301234567")));

      assertThat(outcome.notices())
          .containsExactly(new Notice(Notice.Kind.FIELD_NOT_READABLE, "phone1"));
      assertThat(bench.moodle().callCount(UPDATE)).isZero();
    }
  }

  /** Seen on 2.9.5: a row has the user name, and the language of nobody. */
  @Test
  void aLanguageThatIsMissingBesideAUserNameIsNotTakenForEmpty() {
    try (Bench bench =
        Bench.on(MoodleRelease.V2_9, rules().field("lang").policy("lang", FieldPolicy.IF_EMPTY))) {
      bench.moodle().set(SiteCondition.DETAILS_SHOW_NAMES);
      bench.known(People.person("CV-1"));

      ParticipantOutcome outcome =
          bench.apply(enrol(People.with(People.person("CV-1"), "lang", "en")));

      assertThat(outcome.notices())
          .containsExactly(new Notice(Notice.Kind.FIELD_NOT_READABLE, "lang"));
      assertThat(bench.moodle().callCount(UPDATE)).isZero();
    }
  }

  @Test
  void textWithHtmlCharactersIsNotDifferentForEver() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("city"))) {
      bench.known(wanting("'s-Hertogenbosch & \"Den Bosch\""));

      assertThat(bench.apply(enrol(wanting("'s-Hertogenbosch & \"Den Bosch\""))).account())
          .hasValue(Account.UNCHANGED);
    }
  }

  @Test
  void aZeroThatMoodleTakesForNothingIsNotDifferentForEver() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("city"))) {
      bench.known(wanting("0"));

      assertThat(bench.apply(enrol(wanting("0"))).account()).hasValue(Account.UNCHANGED);
    }
  }

  private static Person lastNameOnly(String lastName, Optional<String> infix) {
    return new Person(
        new ExternalId("CV-1"),
        Optional.empty(),
        Optional.empty(),
        infix,
        Optional.of(lastName),
        List.of(),
        Map.of());
  }

  private static String lastName(Bench bench) {
    return bench.moodle().userByIdnumber("CV-1").orElseThrow().text(UserColumn.LASTNAME);
  }

  private static String email(Bench bench) {
    return bench.moodle().userByIdnumber("CV-1").orElseThrow().email();
  }

  private static Person wanting(String value) {
    return People.with(People.with(People.person("CV-1"), "city", value), "cvfield", value);
  }

  private static MoodleUser existing(Bench bench, String value) {
    MoodleUser user =
        MoodleUser.named("cv-1")
            .with(UserColumn.FIRSTNAME, "Jan")
            .with(UserColumn.LASTNAME, "Vries")
            .with(UserColumn.EMAIL, "old@example.nl")
            .with(UserColumn.IDNUMBER, "CV-1")
            .with(UserColumn.CITY, value);
    return bench.moodle().addUser(value.isEmpty() ? user : user.withProfileField("cvfield", value));
  }
}
