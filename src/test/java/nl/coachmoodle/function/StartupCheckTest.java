package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import nl.coachmoodle.moodle.wire.MoodleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that cannot work are named at the start, by their keys and all at once. */
class StartupCheckTest {

  @Test
  void theDefaultsWork() {
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "moodle.student-role-id",
        "moodle.batch.lookups",
        "moodle.batch.creations",
        "moodle.batch.updates",
        "moodle.batch.memberships",
        "moodle.batch.enrolments",
        "moodle.batch.form-variables",
        "moodle.batch.parallel-calls",
        "moodle.connect-timeout",
        "moodle.read-timeout",
        "moodle.retry.breaker-failures",
        "moodle.retry.budget"
      })
  void nothingOfWhatIsNeededIsRefused(String setting) {
    assertThat(problems(setting, "0")).singleElement().asString().startsWith(setting);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "moodle.connect-timeout",
        "moodle.read-timeout",
        "moodle.retry.delay",
        "moodle.retry.maximum-delay",
        "moodle.retry.breaker-pause",
        "moodle.retry.budget"
      })
  void negativeTimesAreRefused(String setting) {
    assertThat(problems(setting, "PT-1S")).singleElement().asString().startsWith(setting);
  }

  @Test
  void negativeNumbersOfRepetitionsAreRefusedAndNoneIsTaken() {
    assertThat(problems("moodle.retry.max", "-1")).hasSize(1);
    assertThat(problems("moodle.retry.max", "0")).isEmpty();
  }

  @Test
  void ifEmptyForEverythingIsRefused() {
    assertThat(problems("profile.default-policy", "if-empty"))
        .singleElement()
        .asString()
        .contains("profile.policy-map");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@example.nl", "example", "exa mple.nl", "jan@example.nl", "-a.nl", "a."})
  void whatIsNoDomainIsRefused(String domain) {
    assertThat(problems("profile.email-placeholder-domain", domain))
        .singleElement()
        .asString()
        .startsWith("profile.email-placeholder-domain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.nl", "no-mail.example.invalid", "EXAMPLE.NL", "a.xn--p1ai"})
  void domainsAreTaken(String domain) {
    assertThat(problems("profile.email-placeholder-domain", domain)).isEmpty();
  }

  @Test
  void whatIsMissingIsNamedTogetherWithWhatIsWrong() {
    assertThat(
            problems(
                "moodle.url", "",
                "moodle.token", "",
                "moodle.batch.creations", "0"))
        .hasSize(3)
        .anyMatch(problem -> problem.startsWith("moodle.url is missing"))
        .anyMatch(problem -> problem.startsWith("moodle.token is missing"))
        .anyMatch(problem -> problem.startsWith("moodle.batch.creations"));
  }

  @Test
  void everythingIsNamedAtOnce() {
    assertThat(
            problems(
                "moodle.batch.creations", "0",
                "moodle.student-role-id", "-5",
                "profile.default-policy", "if-empty",
                "profile.policy-map", "email=if-empty",
                "elearning.code-map", "VCA=course"))
        .hasSize(5);
  }

  @Test
  void aRoomThatCannotBeMadeOfAWrongSettingHidesNothing() {
    IllegalStateException unmade = new IllegalStateException("no room");

    assertThatThrownBy(
            () ->
                check("moodle.batch.lookups", "0")
                    .checkAll(
                        problems -> {
                          problems.add("another.setting is wrong");
                          throw unmade;
                        }))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("moodle.batch.lookups")
        .hasMessageContaining("another.setting is wrong");
    assertThatThrownBy(
            () ->
                check()
                    .checkAll(
                        problems -> {
                          throw unmade;
                        }))
        .isSameAs(unmade);
  }

  private static List<String> problems(String... namesAndValues) {
    SettingProblems problems = new SettingProblems();
    check(namesAndValues).check(problems);
    return problems.all();
  }

  private static StartupCheck check(String... namesAndValues) {
    return new StartupCheck(
        Settings.read(MoodleSettings.class, namesAndValues),
        Settings.read(ProfileSettings.class, namesAndValues),
        Settings.read(ElearningSettings.class, namesAndValues));
  }
}
