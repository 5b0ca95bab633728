package nl.coachmoodle.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several settings in one text. */
class SettingsTextTest {

  @Test
  void aNullInJsonIsASettingThatIsNotThere() {
    assertThat(SettingsText.read("{\"moodle.token\": null, \"moodle.url\": \"https://m.example\"}"))
        .isEqualTo(Map.of("moodle.url", "https://m.example"));
  }

  @Test
  void theWordNullInQuotesIsAText() {
    assertThat(SettingsText.read("{\"a\": \"null\", \"b\": \"\", \"c\": 5, \"d\": true}"))
        .isEqualTo(Map.of("a", "null", "b", "", "c", "5", "d", "true"));
  }

  @Test
  void whatIsNoTextIsRefusedByItsNameAlone() {
    assertThatThrownBy(() -> SettingsText.read("{\"moodle.token\": [\"geheim\"]}"))
        .isInstanceOf(StoreAwayException.class)
        .hasMessage("moodle.token is no text in it");
  }
}
