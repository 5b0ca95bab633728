package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** User names from Dutch and other names, by each rule. */
class UsernamesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Jan, , Vries, jan.vries",
        "Jan, de, Vries, jan.de.vries",
        "Jan, ', Vries, jan.vries",
        "Jan, , Петров, jan",
        "Jan-Willem, van der, Berg, jan-willem.vander.berg",
        "Zoë, , Coëlho, zoe.coelho",
        "André, 't, Hóóft, andre.t.hooft",
        "Ĳsbrand, , Ĳzer, ijsbrand.ijzer",
        "İlker, , Işık, ilker.isik",
        "Łukasz, , Żółć, lukasz.zolc",
        "Søren, , Ægir, soren.aegir",
        "Jürgen, , Groß, jurgen.gross",
        "Nguyễn, , Đặng, nguyen.dang",
        "Mary Jane, , O'Neill, maryjane.oneill",
        "Anne, , Vries – Bakker, anne.vriesbakker"
      })
  void namesAreFolded(String first, String infix, String last, String expected) {
    Person person = People.named("CV-1", first, infix == null ? "" : infix, last);

    assertThat(name(UsernameRule.FIRST_INFIX_LAST, person)).isEqualTo(expected);
  }

  @Test
  void aNameInAnotherScriptLeavesTheExternalId() {
    assertThat(name(UsernameRule.FIRST_INFIX_LAST, People.named("CV-1", "Иван", "", "Петров")))
        .isEqualTo("cv-1");
  }

  @Test
  void aHalfForeignNameKeepsItsOtherHalf() {
    assertThat(name(UsernameRule.FIRST_INFIX_LAST, People.named("CV-1", "Иван", "", "Petrov")))
        .isEqualTo("petrov");
  }

  @Test
  void whoeverHasNothingUsableIsRefused() {
    assertThatThrownBy(
            () -> name(UsernameRule.EXTERNAL_ID, People.named("Ж", "Иван", "", "Петров")))
        .isInstanceOf(FailedException.class)
        .extracting(failed -> ((FailedException) failed).failure().code())
        .isEqualTo(FailureCode.USERNAME_INVALID);
  }

  @Test
  void aNameThatIsTooLongIsRefusedAndNotCut() {
    assertThatThrownBy(
            () ->
                name(
                    UsernameRule.FIRST_INFIX_LAST, People.named("CV-1", "Jan", "", "x".repeat(97))))
        .extracting(failed -> ((FailedException) failed).failure().code())
        .isEqualTo(FailureCode.VALUE_TOO_LONG);
    assertThat(name(UsernameRule.FIRST_INFIX_LAST, People.named("CV-1", "Jan", "", "x".repeat(96))))
        .hasSize(100);
  }

  @Test
  void theOtherRulesTakeInitialsOrTheEmailAddress() {
    Person person =
        new Person(
            new ExternalId("CV 17/é"),
            Optional.of("Jan"),
            Optional.of("J.P."),
            Optional.of("de"),
            Optional.of("Vries"),
            List.of(),
            Map.of());

    assertThat(name(UsernameRule.EXTERNAL_ID, person)).isEqualTo("cv17e");
    assertThat(name(UsernameRule.INITIALS_INFIX_LAST, person)).isEqualTo("jp.de.vries");
    assertThat(name(UsernameRule.FIRST_INITIAL_INFIX_LAST, person)).isEqualTo("j.de.vries");
    assertThat(new Usernames(UsernameRule.EMAIL).derive(person, Optional.of("J.P@Example.nl")))
        .isEqualTo("j.p@example.nl");
    assertThat(name(UsernameRule.EMAIL, person)).as("without an address").isEqualTo("cv17e");
  }

  @Test
  void missingInitialsAreTheFirstLetterOfTheFirstName() {
    assertThat(name(UsernameRule.INITIALS_INFIX_LAST, People.named("CV-1", "Éva", "", "Bos")))
        .isEqualTo("e.bos");
    assertThat(name(UsernameRule.FIRST_INITIAL_INFIX_LAST, People.named("CV-1", "", "", "Bos")))
        .isEqualTo("bos");
  }

  @Test
  void aDistinguishedNameCarriesTheExternalIdAndIsAlwaysTheSame() {
    Usernames usernames = new Usernames(UsernameRule.FIRST_INFIX_LAST);

    assertThat(usernames.distinguished("jan.de.vries", new ExternalId("CV-17")))
        .isEqualTo("jan.de.vries-cv-17")
        .isEqualTo(usernames.distinguished("jan.de.vries", new ExternalId("CV-17")));
  }

  private static String name(UsernameRule rule, Person person) {
    return new Usernames(rule).derive(person, Optional.empty());
  }
}
