package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.coachmoodle.outbound.OutboundSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time-outs of handing on that cannot work are named at the start. */
class OutboundCheckTest {

  @Test
  void withoutAnySettingNothingIsWrong() {
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "outbound.connect-timeout, 0",
    "outbound.connect-timeout, 11m",
    "outbound.read-timeout, PT-1S",
    "outbound.read-timeout, PT0.0009S"
  })
  void aTimeOutThatCannotWorkIsNamed(String setting, String value) {
    assertThat(problems(setting, value))
        .singleElement()
        .asString()
        .startsWith(setting + " must be from 1ms to 10m");
  }

  private static List<String> problems(String... namesAndValues) {
    SettingProblems problems = new SettingProblems();
    new OutboundCheck(Settings.read(OutboundSettings.class, namesAndValues)).check(problems);
    return problems.all();
  }
}
