package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.roster.EmailAddress;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.Person;
import org.junit.jupiter.api.Test;

/** A person of Coachview's API as a participant. */
class PersonTranslationTest {
  private static final ExternalId ID = new ExternalId("CV-1");

  @Test
  void mappedFieldsAreFoundInAnyCasingAndByTheirLastName() {
    Person person =
        translated(
            Map.of("vrijveldFunctie", "teamleider", "adres.plaats", "Utrecht", "titel", "drs."),
            "VrijveldFunctie",
            "plaats",
            "Adres.Plaats");

    assertThat(person.fields())
        .containsOnly(
            Map.entry("VrijveldFunctie", "teamleider"),
            Map.entry("plaats", "Utrecht"),
            Map.entry("Adres.Plaats", "Utrecht"));
  }

  @Test
  void aFieldOfItsOwnComesBeforeANestedOne() {
    assertThat(translated(Map.of("adres.plaats", "Utrecht", "Plaats", "Ede"), "plaats").fields())
        .containsEntry("plaats", "Ede");
  }

  @Test
  void ofTwoNestedFieldsWithOneNameAlwaysTheSameIsTaken() {
    assertThat(
            translated(Map.of("factuurAdres.plaats", "Ede", "adres.plaats", "Utrecht"), "plaats")
                .fields())
        .containsEntry("plaats", "Utrecht");
  }

  @Test
  void whatIsNotMappedIsNotTakenOver() {
    assertThat(translated(Map.of("geslacht", "Vrouw")).fields()).isEmpty();
  }

  @Test
  void aPersonThatWasReadWithoutAnInfixHasNone() {
    CoachviewPerson read = person("1");
    CoachviewPerson without =
        new CoachviewPerson(
            read.id(),
            read.externId(),
            read.externSource(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            read.lastName(),
            read.birthDate(),
            List.of(
                new CoachviewPerson.Email("a@example.nl", Optional.of("Zakelijk")),
                new CoachviewPerson.Email("b@example.nl", Optional.of("Priv\u00e9")),
                new CoachviewPerson.Email("c@example.nl", Optional.of("Anders"))),
            Map.of(),
            false);

    Person person = new PersonTranslation(List.of()).of(without, ID);

    assertThat(person.infix()).contains("");
    assertThat(person.firstName()).isEmpty();
    assertThat(person.emails().stream().map(EmailAddress::kind))
        .containsExactly(
            Optional.of(EmailAddress.Kind.ZAKELIJK),
            Optional.of(EmailAddress.Kind.PRIVE),
            Optional.empty());
  }

  private static Person translated(Map<String, String> fields, String... mapped) {
    return new PersonTranslation(List.of(mapped)).of(with(person("1"), fields), ID);
  }
}
