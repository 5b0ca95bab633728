package nl.coachmoodle.inbound.knative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.function.SettingProblems;
import nl.coachmoodle.function.Settings;
import nl.coachmoodle.inbound.DoorAnswers;
import org.junit.jupiter.api.Test;

/** A key that could be guessed is told of at the start, together with everything else. */
class ShortKeyTest {

  @Test
  void aKeyMustHave32Characters() {
    assertThat(problems("functions.key", "a".repeat(31)).all())
        .containsExactly("functions.key must have at least 32 characters");
    assertThat(problems("functions.key", "a".repeat(32)).all()).isEmpty();
    assertThat(problems().all()).isEmpty();
  }

  private static SettingProblems problems(String... namesAndValues) {
    GateAnswers answers = new GateAnswers(new DoorAnswers(new ObjectMapper(), () -> Language.EN));
    SettingProblems problems = new SettingProblems();
    new FunctionGate(
            Settings.read(FunctionSettings.class, namesAndValues),
            Settings.secrets(namesAndValues),
            answers)
        .checkSettings(problems);
    return problems;
  }
}
