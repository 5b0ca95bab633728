package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An external id is what Moodle can hold and show to the last character. */
class ExternalIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "0", "a\nb", "a\u0000", "\ud83d", "a\u0085b"})
  void whatMoodleWouldNotShowTheSameIsRefused(String value) {
    assertThatThrownBy(() -> new ExternalId(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "a b", "CV-1", "\ud83d\ude00", "é"})
  void anyOtherTextIsOne(String value) {
    assertThat(new ExternalId(value)).hasToString(value);
  }

  @Test
  void charactersAreCountedAsMoodleCountsThem() {
    String longest = "\ud83d\ude00".repeat(255);

    assertThat(new ExternalId(longest).value()).isEqualTo(longest);
    assertThatThrownBy(() -> new ExternalId(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsStandInTheOrderOfTheirTexts() {
    assertThat(Stream.of("b", "a", "B", "a1").map(ExternalId::new).sorted())
        .isEqualTo(Stream.of("B", "a", "a1", "b").map(ExternalId::new).toList());
  }
}
