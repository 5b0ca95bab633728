package nl.coachmoodle.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of Moodle says nothing about people where it is printed. */
class ChangesTest {
  private static final NewUser SOMEBODY =
      new NewUser(
          "jan",
          "Jan",
          "Jansen",
          "jan@example.nl",
          "CV-1",
          new SignIn.UnknownPassword("Aa1-verysecret"),
          Map.of("city", "Utrecht"),
          Map.of("cv", "1"));

  @ParameterizedTest
  @ValueSource(strings = {"password", "auth"})
  void aPasswordIsNeverUpdated(String field) {
    assertThatThrownBy(() -> update(Map.of(field, "x"), Map.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUpdateIsEmptyWhenNothingIsInIt() {
    assertThat(update(Map.of(), Map.of(), Optional.empty()).isEmpty()).isTrue();
    assertThat(update(Map.of("city", ""), Map.of(), Optional.empty()).isEmpty()).isFalse();
    assertThat(update(Map.of(), Map.of("cv", ""), Optional.empty()).isEmpty()).isFalse();
    assertThat(update(Map.of(), Map.of(), Optional.of(false)).isEmpty()).isFalse();
  }

  @Test
  void otherFieldsLeaveTheRestOfAnUpdate() {
    assertThat(
            update(Map.of("city", "A"), Map.of("cv", "1"), Optional.of(true)).withFields(Map.of()))
        .isEqualTo(update(Map.of(), Map.of("cv", "1"), Optional.of(true)));
  }

  @Test
  void otherFieldsOrAnotherNameLeaveTheRestOfAnAccount() {
    assertThat(SOMEBODY.named("jan-2").named("jan")).isEqualTo(SOMEBODY);
    assertThat(SOMEBODY.named("jan-2").username()).isEqualTo("jan-2");
    assertThat(SOMEBODY.withFields(Map.of()).fields()).isEmpty();
    assertThat(SOMEBODY.withFields(Map.of()).withFields(Map.of("city", "Utrecht")))
        .isEqualTo(SOMEBODY);
  }

  @Test
  void nothingOfAPersonIsPrinted() {
    assertThat(SOMEBODY).hasToString("NewUser[CV-1]");
    assertThat(SOMEBODY.signIn()).hasToString("UnknownPassword[***]");
    assertThat(update(Map.of("city", "Utrecht"), Map.of(), Optional.empty()))
        .hasToString("UserUpdate[3]");
  }

  @Test
  void aCohortIsPrintedByItsKey() {
    assertThat(new CohortKey.Id(7)).hasToString("7");
    assertThat(new CohortKey.Idnumber("group")).hasToString("group");
  }

  private static UserUpdate update(
      Map<String, String> fields, Map<String, String> customFields, Optional<Boolean> suspended) {
    return new UserUpdate(3, fields, customFields, suspended);
  }
}
