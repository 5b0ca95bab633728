package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.TokenState;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets in mounted files are changed while the service runs, and nobody notices. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(MountedSecrets.class)
class RotationTest {
  private static final String WITHDRAWAL = "{\"externalId\": \"nobody\", \"code\": \"course:2\"}";
  private static final String OTHER_KEY = "an-0ther-key-that-is-long-enough-for-us";

  @ConfigProperty(name = "cloud.files")
  Path directory;

  MoodleStandIn moodle;

  @BeforeEach
  void asAtTheStart() throws IOException {
    moodle.reset();
    mount("functions.key", MountedSecrets.KEY);
    mount("mounted.token", moodle.token());
  }

  @Test
  void aNewMoodleTokenIsUsedWithoutARestart() throws IOException {
    String rotated = "f".repeat(32);
    assertThat(withdraw(MountedSecrets.KEY)).isEqualTo(200);

    moodle.settings().token(rotated, TokenState.VALID);
    moodle.settings().removeToken(moodle.token());
    try (LogRecorder log = LogRecorder.open()) {
      assertThat(withdraw(MountedSecrets.KEY)).as("the old token is refused").isEqualTo(422);
      mount("mounted.token", rotated);
      assertThat(withdraw(MountedSecrets.KEY)).isEqualTo(200);

      assertThat(log.lines()).noneMatch(line -> line.contains(rotated));
    }
  }

  @Test
  void aNewKeyOfTheFunctionsOpensAndTheOldOneDoesNotAnyMore() throws IOException {
    assertThat(withdraw(OTHER_KEY)).isEqualTo(403);

    mount("functions.key", OTHER_KEY + "\n");

    assertThat(withdraw(OTHER_KEY)).isEqualTo(200);
    assertThat(withdraw(MountedSecrets.KEY)).isEqualTo(403);
  }

  @Test
  void aKeyThatIsTooShortOpensNothing() throws IOException {
    mount("functions.key", "short");

    assertThat(withdraw("short")).isEqualTo(403);
  }

  @Test
  void whileTheFilesAreAwayTheLastOnesCount() throws IOException {
    Path elsewhere = directory.resolveSibling("elsewhere");
    assertThat(withdraw(MountedSecrets.KEY)).isEqualTo(200);

    Files.move(directory, elsewhere);
    try {
      assertThat(withdraw(MountedSecrets.KEY)).isEqualTo(200);
    } finally {
      Files.move(elsewhere, directory);
    }
  }

  private void mount(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static int withdraw(String key) {
    return given()
        .header("Authorization", "Bearer " + key)
        .contentType("application/json")
        .body(WITHDRAWAL)
        .post("/withdrawParticipant")
        .statusCode();
  }
}
