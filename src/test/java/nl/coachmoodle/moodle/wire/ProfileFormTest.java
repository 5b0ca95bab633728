package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A profile as Moodle reads it. */
class ProfileFormTest {

  @Test
  void fieldsStandByNameAndCustomFieldsAreNumberedBehindThem() {
    Form form =
        ProfileForm.of(
            Map.of("lang", "nl", "city", "Utrecht"), Map.of("b", "2", "a", "1", "c", "3"));

    assertThat(form)
        .isEqualTo(
            Form.of(
                "city", "Utrecht",
                "lang", "nl",
                "customfields[0][type]", "a",
                "customfields[0][value]", "1",
                "customfields[1][type]", "b",
                "customfields[1][value]", "2",
                "customfields[2][type]", "c",
                "customfields[2][value]", "3"));
  }

  @Test
  void nothingIsAnEmptyForm() {
    assertThat(ProfileForm.of(Map.of(), Map.of()).size()).isZero();
  }
}
