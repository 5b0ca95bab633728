package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.coachmoodle.function.Settings;
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
    "http://127.0.0.1:8080, false",
    "http://[::1]:8080, false",
    "http://[::2]:8080, true"
  })
  void aTokenInTheClearIsNoticed(String text, boolean unprotected) {
    assertThat(MoodleAddress.of(text).isUnprotected()).isEqualTo(unprotected);
  }

  @Test
  void filesAreSentBesideTheFunctions() {
    assertThat(MoodleAddress.of("https://example.nl/moodle/").uploads())
        .isEqualTo("https://example.nl/moodle/webservice/upload.php");
  }

  @Test
  void aSettingIsReadAsAnAddress() {
    assertThat(new AddressConverter().convert("https://example.nl/"))
        .isEqualTo(new MoodleAddress("https://example.nl"));
  }

  @Test
  void withoutASettingTheAddressLeadsNowhere() {
    assertThat(Settings.read(MoodleSettings.class, "moodle.url", "").url().site())
        .isEqualTo("https://moodle.invalid");
    assertThat(Settings.read(MoodleSettings.class, "moodle.url", "https://example.nl").url().site())
        .isEqualTo("https://example.nl");
  }
}
