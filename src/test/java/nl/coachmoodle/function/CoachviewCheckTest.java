package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.coachview.wire.CoachviewSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Coachview's settings that cannot work are named at the start. */
class CoachviewCheckTest {
  private static final String SECRET = "a-secret-that-nobody-prints";

  @Test
  void withoutCoachviewNothingIsWrong() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void withAllOfItNothingIsWrong() {
    assertThat(
            problems(
                "coachview.url", "https://secure.coachview.net/",
                "coachview.client-id", "us",
                "coachview.client-secret", SECRET))
        .isEmpty();
  }

  @Test
  void halfOfItIsNamedAndTheSecretIsNot() {
    assertThat(problems("coachview.client-secret", SECRET))
        .singleElement()
        .asString()
        .startsWith("coachview.url and coachview.client-id missing")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "coachview.page.size, 1",
    "coachview.page.size, 101",
    "coachview.page.highest-skip, 0",
    "coachview.connect-timeout, 0",
    "coachview.read-timeout, PT10M0.001S",
    "coachview.quota.reserve, -1",
    "coachview.retry.max, -1",
    "coachview.retry.breaker-failures, 0",
    "coachview.retry.budget, 0",
    "coachview.retry.scheduled-budget, PT-1S",
    "coachview.retry.delay, PT-1S",
    "coachview.retry.maximum-delay, PT-1S",
    "coachview.retry.breaker-pause, PT-1S",
    "coachview.names.enrolment-person, 'persoonId;x=1'",
    "coachview.names.entity-parts, ../Personen",
    "coachview.names.condition-moment, HH:mm",
    "coachview.names.condition-moment, nonsense"
  })
  void whatCannotWorkIsNamed(String setting, String value) {
    assertThat(problems(setting, value)).singleElement().asString().startsWith(setting);
  }

  @ParameterizedTest
  @CsvSource({
    "coachview.names.part-exempt, -",
    "coachview.names.changed, audit.gewijzigd",
    "coachview.names.condition-moment, dd-MM-yyyy HH:mm",
    "coachview.url, https://klant.coachview.com/api/v1"
  })
  void whatCanWorkIsTaken(String setting, String value) {
    assertThat(problems(setting, value)).noneMatch(problem -> problem.startsWith(setting + "="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secure.coachview.net",
        "https://us:secret@coachview.net",
        "ftp://x",
        "https://x?y"
      })
  void anAddressThatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> problems("coachview.url", address))
        .hasMessageContaining("coachview.url")
        .hasMessageContaining("this is not an address");
  }

  private static List<String> problems(String... namesAndValues) {
    List<String> settings = new ArrayList<>(List.of(namesAndValues));
    SettingProblems problems = new SettingProblems();
    new CoachviewCheck(Settings.read(CoachviewSettings.class, settings.toArray(new String[0])))
        .check(problems);
    return problems.all();
  }
}
