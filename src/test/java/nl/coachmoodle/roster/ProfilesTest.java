package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.EmailAddress.Kind.BEDRIJF;
import static nl.coachmoodle.roster.EmailAddress.Kind.PRIVE;
import static nl.coachmoodle.roster.EmailAddress.Kind.ZAKELIJK;
import static nl.coachmoodle.roster.TestRules.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a person of Coachview becomes a profile in Moodle. */
class ProfilesTest {
  private static final EmailAddress WORK = address("work@example.nl", ZAKELIJK, false);
  private static final EmailAddress HOME = address("home@example.nl", PRIVE, true);
  private static final EmailAddress FIRM = address("firm@example.nl", BEDRIJF, false);

  @ParameterizedTest
  @CsvSource({
    "IN_LAST_NAME, van der Berg, ''",
    "IN_MIDDLE_NAME, Berg, van der",
    "LEFT_OUT, Berg, ''"
  })
  void theInfixGoesWhereTheRuleSays(InfixRule rule, String lastName, String middleName) {
    Map<String, String> fields =
        fields(rules().infix(rule), People.named("CV-1", "Jan", " van  der ", "Berg"));

    assertThat(fields).containsEntry("lastname", lastName);
    assertThat(fields.getOrDefault("middlename", "")).isEqualTo(middleName);
  }

  @ParameterizedTest
  @CsvSource({"van der, van der", "'', "})
  void anInfixWithoutALastNameIsAMiddleNameUnlessItIsEmpty(String infix, String middleName) {
    Person person =
        new Person(
            new ExternalId("CV-1"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(infix),
            Optional.empty(),
            List.of(),
            Map.of());

    assertThat(fields(rules().infix(InfixRule.IN_MIDDLE_NAME), person).get("middlename"))
        .isEqualTo(middleName);
  }

  @Test
  void aMissingFirstNameIsFilledAndNeverEmpty() {
    Person initials =
        new Person(
            new ExternalId("CV-1"),
            Optional.of("  "),
            Optional.of("J.P."),
            Optional.empty(),
            Optional.of("Bos"),
            List.of(WORK),
            Map.of());
    Person nothing = People.named("CV-1", "", "", "Bos");

    assertThat(fields(rules(), initials)).containsEntry("firstname", "J.P.");
    assertThat(fields(rules(), nothing)).containsEntry("firstname", "-");
    assertThat(fields(rules().filler("Deelnemer"), initials))
        .containsEntry("firstname", "Deelnemer");
  }

  @Test
  void accentsAreComposedAndBlanksAreSingle() {
    Map<String, String> fields =
        fields(rules(), People.named("CV-1", " Zoe\u0308\u00a0Anne\t", "", "Bos\n"));

    assertThat(fields).containsEntry("firstname", "Zo\u00eb Anne").containsEntry("lastname", "Bos");
  }

  @ParameterizedTest
  @CsvSource({
    "ZAKELIJK, work@example.nl",
    "PRIVE, home@example.nl",
    "BEDRIJF, firm@example.nl",
    "VOORKEUR, home@example.nl",
    "EERSTE, firm@example.nl",
    "EMAIL1, firm@example.nl",
    "EMAIL2, work@example.nl",
    "EMAIL3, home@example.nl"
  })
  void theEmailRuleChoosesTheAddress(EmailRule rule, String expected) {
    Person person = People.withEmails(People.person("CV-1"), FIRM, WORK, HOME);

    assertThat(fields(rules().email(rule), person)).containsEntry("email", expected);
  }

  @Test
  void whereTheChosenKindIsMissingThereIsNoAddress() {
    Person person = People.withEmails(People.person("CV-1"), WORK, HOME);

    assertThat(problem(rules().email(EmailRule.BEDRIJF), person))
        .hasValue(FailureCode.EMAIL_MISSING);
    assertThat(problem(rules().email(EmailRule.EMAIL3), person))
        .hasValue(FailureCode.EMAIL_MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00a0"})
  void anEmptyAddressIsNone(String empty) {
    EmailAddress none = address(empty, BEDRIJF, true);

    assertThat(
            problem(
                rules().email(EmailRule.EMAIL1), People.withEmails(People.person("CV-1"), none)))
        .hasValue(FailureCode.EMAIL_MISSING);
    for (EmailRule rule : List.of(EmailRule.EERSTE, EmailRule.VOORKEUR)) {
      Person person = People.withEmails(People.person("CV-1"), none, WORK);
      assertThat(fields(rules().email(rule), person)).containsEntry("email", WORK.address());
    }
  }

  @Test
  void anAddressOfUnknownKindAloneIsCoachviewsOwnChoice() {
    Person person = People.withEmail(People.person("CV-1"), "a@example.nl");

    for (EmailRule rule : EmailRule.values()) {
      assertThat(fields(rules().email(rule), person)).containsEntry("email", "a@example.nl");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jan",
        "jan@",
        "@example.nl",
        "jan@example",
        "jan de@example.nl",
        "jan@ex\u00e4m.nl"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThat(problem(rules(), People.withEmail(People.person("CV-1"), text)))
        .hasValue(FailureCode.EMAIL_INVALID);
  }

  @Test
  void blanksAroundAnAddressAreTakenAway() {
    assertThat(fields(rules(), People.withEmail(People.person("CV-1"), " jan@example.nl\u00a0")))
        .containsEntry("email", "jan@example.nl");
  }

  @Test
  void aPlaceholderIsMadeOfTheExternalId() {
    TestRules rules = rules().placeholderDomain("geen.example");

    assertThat(fields(rules, People.withEmails(People.person("CV 1@x"))))
        .containsEntry("email", "cv1.x@geen.example");
    assertThat(fields(rules, People.withEmail(People.person("CV-1"), "wrong")))
        .containsEntry("email", "cv-1@geen.example");
    assertThat(problem(rules, People.withEmails(People.person("CV-1")))).isEmpty();
    assertThat(problem(rules, People.withEmails(People.person("\u0416"))))
        .as("nothing is left of the id")
        .hasValue(FailureCode.EMAIL_MISSING);
  }

  @ParameterizedTest
  @CsvSource({"NL, NL", "nl, NL", "' nl ', NL", "Nederland, ", "N1, ", "NLD, ", "'', ''"})
  void aCountryIsTwoCapitalsOrLeftOut(String coachview, String moodle) {
    Map<String, String> fields =
        fields(rules().field("country"), People.with(People.person("CV-1"), "country", coachview));

    assertThat(Optional.ofNullable(fields.get("country"))).isEqualTo(Optional.ofNullable(moodle));
  }

  @ParameterizedTest
  @CsvSource({"city, 120", "phone1, 20", "institution, 255", "address, 255", "lang, 30"})
  void aValueThatIsTooLongIsRefusedAndNotCut(String field, int limit) {
    TestRules rules = rules().field(field);
    Person fits = People.with(People.person("CV-1"), field, "\u00e9".repeat(limit));
    Person wide = People.with(People.person("CV-1"), field, "\u00e9".repeat(limit + 1));

    assertThat(fields(rules, fits)).containsEntry(field, "\u00e9".repeat(limit));
    assertThat(catchThrowableOfType(FailedException.class, () -> fields(rules, wide)).failure())
        .isEqualTo(
            Failure.of(FailureCode.VALUE_TOO_LONG).with("field", field).with("limit", limit));
  }

  @Test
  void theInfixCountsForTheLengthOfTheLastName() {
    Person person = People.named("CV-1", "Jan", "van der", "x".repeat(95));

    assertThatThrownBy(() -> fields(rules(), person)).isInstanceOf(FailedException.class);
  }

  @Test
  void anUnknownNameOfAFieldIsACustomField() {
    WantedProfile profile =
        new Profiles(rules().field("cvfield").field("city").build())
            .of(
                People.with(
                    People.with(People.person("CV-1"), "cvfield", " a  b "), "city", "Ede"));

    assertThat(profile.customFields()).containsOnly(Map.entry("cvfield", "a b"));
    assertThat(profile.fields()).containsEntry("city", "Ede");
  }

  @Test
  void theRulesNameTheirCustomFields() {
    assertThat(rules().field("cvfield").field("city").build().customFields())
        .containsExactly("cvfield");
  }

  @Test
  void whatCoachviewDoesNotSendIsNotWanted() {
    assertThat(fields(rules().field("city"), People.person("CV-1"))).doesNotContainKey("city");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username",
        "idnumber",
        "firstname",
        "lastname",
        "email",
        "password",
        "auth",
        "suspended"
      })
  void whatHasARuleOfItsOwnOrIsNeverTouchedCannotBeMapped(String field) {
    assertThatThrownBy(() -> rules().field(field).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field);
  }

  @Test
  void anEmptyLanguageOrTimeZoneIsNotWanted() {
    Person person = People.with(People.with(People.person("CV-1"), "lang", " "), "timezone", "");

    assertThat(fields(rules().field("lang").field("timezone"), person))
        .doesNotContainKeys("lang", "timezone");
  }

  private static EmailAddress address(String text, EmailAddress.Kind kind, boolean preferred) {
    return new EmailAddress(text, Optional.of(kind), preferred);
  }

  private static Map<String, String> fields(TestRules rules, Person person) {
    return new Profiles(rules.build()).of(person).fields();
  }

  private static Optional<FailureCode> problem(TestRules rules, Person person) {
    return new Profiles(rules.build()).of(person).emailProblem().map(Failure::code);
  }
}
