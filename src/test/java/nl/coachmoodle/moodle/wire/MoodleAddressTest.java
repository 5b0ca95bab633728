package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into the setting of Moodle's address. */
class MoodleAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://moodle.example.nl",
        " https://moodle.example.nl/ ",
        "https://moodle.example.nl//",
        "https://moodle.example.nl/webservice/rest/server.php"
      })
  void theSameSiteIsReadFromAllOfThem(String text) {
    assertThat(MoodleAddress.of(text).endpoint())
        .isEqualTo("https://moodle.example.nl/webservice/rest/server.php");
  }

  @Test
  void aSiteMayStandInAFolder() {
    assertThat(MoodleAddress.of("https://example.nl/moodle/").site())
        .isEqualTo("https://example.nl/moodle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "moodle.example.nl",
        "ftp://moodle.example.nl",
        "https://",
        "https://moodle.example.nl/?wstoken=1",
        "https://user:secret@moodle.example.nl",
        "https://moodle example.nl"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> MoodleAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://moodle.example.nl");
  }

  @ParameterizedTest
  @CsvSource({
    "https://moodle.example.nl, false",
    "http://moodle.example.nl, true",
    "http://localhost:8080, false",
    "http://127.0.0.1:8080, false"
  })
  void aTokenInTheClearIsNoticed(String text, boolean unprotected) {
    assertThat(MoodleAddress.of(text).isUnprotected()).isEqualTo(unprotected);
  }
}
