package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is printed names nobody, and what nobody is told cannot be guessed. */
class UnsaidTest {

  @Test
  void anAddressIsNotPrinted() {
    assertThat(EmailAddress.of("jan@example.nl")).hasToString("EmailAddress[***]");
  }

  @Test
  void aPersonIsPrintedByTheIdAlone() {
    assertThat(People.inUtrecht("CV-1")).hasToString("Person[" + new ExternalId("CV-1") + "]");
  }

  @Test
  void aChangePrintsItsFieldAndNotItsValues() {
    assertThat(new FieldChange("city", Optional.of("Utrecht"), "Zeist")).hasToString("city");
  }

  @RepeatedTest(20)
  void aPasswordHasOneOfEachKindAndTwentyFourRandomCharacters() {
    assertThat(new RandomPasswords().get()).matches("Aa1-[A-HJ-NP-Za-km-z2-9]{24}");
  }

  @Test
  void noTwoPasswordsAreTheSame() {
    RandomPasswords passwords = new RandomPasswords();
    Set<String> made = new HashSet<>();

    for (int i = 0; i < 1_000; i++) {
      assertThat(made.add(passwords.get())).isTrue();
    }
  }
}
