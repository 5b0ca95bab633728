package nl.coachmoodle.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.coachmoodle.function.SettingProblems;
import nl.coachmoodle.function.Settings;
import nl.coachmoodle.harness.LogRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A door that is half set up is told of at the start. */
class OauthCheckTest {

  @Test
  void whatIsMissingIsNamed() {
    assertThat(check("elearning.oauth.issuer", "https://login.example").missing())
        .containsExactly("elearning.oauth.keys", "elearning.oauth.audiences");
    assertThat(check().missing()).hasSize(3);
  }

  @Test
  void onlyADoorThatIsHalfSetUpIsWarnedAbout() {
    assertThat(warnings()).isEmpty();
    assertThat(
            warnings(
                "elearning.oauth.issuer", "https://login.example",
                "elearning.oauth.keys", "https://login.example/jwks",
                "elearning.oauth.audiences", "moodle"))
        .isEmpty();
    assertThat(warnings("elearning.oauth.issuer", "https://login.example"))
        .singleElement()
        .asString()
        .contains("elearning.oauth.keys, elearning.oauth.audiences");
    assertThat(
            warnings(
                "elearning.oauth.issuer", "https://login.example",
                "elearning.oauth.keys", "https://login.example/jwks"))
        .singleElement()
        .asString()
        .endsWith("until these are set, too: elearning.oauth.audiences");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no/such.pem", "no-such.pem", "file:///no/such.pem", "file:no\u0000"})
  void aFileOfKeysMustBeThere(String keys) {
    assertThat(problems(keys)).singleElement().asString().startsWith("elearning.oauth.keys=");
  }

  @Test
  void onlyAlgorithmsWithAPublicKeyAreTaken() {
    SettingProblems problems = new SettingProblems();

    check("elearning.oauth.algorithm", "RS256,ES256").check(problems);
    assertThat(problems.all()).isEmpty();

    check("elearning.oauth.algorithm", "RS256,HS256,none").check(problems);
    assertThat(problems.all())
        .hasSize(2)
        .allMatch(problem -> problem.startsWith("elearning.oauth.algorithm="));
  }

  @Test
  void addressesAndFilesAreTaken(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("keys.pem"));

    assertThat(problems("https://login.example/jwks")).isEmpty();
    assertThat(problems(file.toString())).isEmpty();
    assertThat(problems(file.toUri().toString())).isEmpty();
  }

  @Test
  void keysMayStandAmongTheResources() {
    assertThat(problems("application.properties")).isEmpty();
    assertThat(problems("/application.properties")).isEmpty();
  }

  @Test
  void whatIsSetIsNotMissing() {
    assertThat(
            check(
                    "elearning.oauth.issuer", "https://login.example",
                    "elearning.oauth.keys", "https://login.example/jwks",
                    "elearning.oauth.audiences", "moodle")
                .missing())
        .isEmpty();
  }

  private static List<String> warnings(String... namesAndValues) {
    try (LogRecorder log = LogRecorder.open()) {
      check(namesAndValues).check(new SettingProblems());
      return log.lines().stream()
          .filter(line -> line.startsWith(OauthCheck.class.getName() + " "))
          .map(String::strip)
          .toList();
    }
  }

  private static List<String> problems(String keys) {
    SettingProblems problems = new SettingProblems();
    check("elearning.oauth.keys", keys).check(problems);
    return problems.all();
  }

  private static OauthCheck check(String... namesAndValues) {
    return new OauthCheck(Settings.read(ElearningOauthSettings.class, namesAndValues));
  }
}
