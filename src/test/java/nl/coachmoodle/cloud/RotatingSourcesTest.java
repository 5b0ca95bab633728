package nl.coachmoodle.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which settings count when several places have them, and what stops the start. */
class RotatingSourcesTest {
  private static final String SECRET = "{\"moodle.token\": \"of-the-secret\"}";

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private ExtensionStandIn extension;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    extension = new ExtensionStandIn();
  }

  @AfterEach
  void stop() {
    extension.close();
  }

  @Test
  void withoutStoresNothingIsCalled() {
    extension.close();

    assertThat(config().getOptionalValue("moodle.token", String.class)).isEmpty();
  }

  @Test
  void theEnvironmentWinsOverSecretsOverParametersOverFilesOverDefaults() throws IOException {
    extension.secret("coachmoodle%2Flive", "{\"a\": \"secret\", \"b\": \"secret\"}");
    extension.parameter("%2Fcoachmoodle%2Flive", "a=parameter\nb=parameter\nc=parameter\n");
    Files.writeString(directory.resolve("more.properties"), "a=file\nb=file\nc=file\nd=file\n");

    SmallRyeConfig config =
        config(
            "cloud.files", directory.toString(),
            "cloud.parameters", "/coachmoodle/live",
            "cloud.secret-id", "coachmoodle/live",
            "a", "environment");

    assertThat(config.getValue("a", String.class)).isEqualTo("environment");
    assertThat(config.getValue("b", String.class)).isEqualTo("secret");
    assertThat(config.getValue("c", String.class)).isEqualTo("parameter");
    assertThat(config.getValue("d", String.class)).isEqualTo("file");
    assertThat(config.getValue("e", String.class)).isEqualTo("default");
  }

  @Test
  void aRotatedSecretIsUsedWithinItsTimeToLiveAndTheLastGoodOneWhileTheStoreIsAway() {
    extension.secret("s", SECRET);
    SmallRyeConfig config = config("cloud.secret-id", "s", "cloud.time-to-live", "30s");
    RotatingSecret token = new RotatingSecrets(config).named("moodle.token");
    assertThat(token.value()).hasValue("of-the-secret");

    extension.secret("s", "{\"moodle.token\": \"rotated\"}");
    now.set(now.get().plusSeconds(30));
    assertThat(token.value()).hasValue("rotated");

    extension.failWith(500);
    now.set(now.get().plusSeconds(30));
    assertThat(token.value()).hasValue("rotated");
    extension.secret("s", "{\"moodle.token\": \"rotated again\"}");
    now.set(now.get().plusSeconds(2));
    assertThat(token.renewed()).hasValue("rotated again");
  }

  @Test
  void anExtensionThatIsNotReadyYetIsWaitedFor() {
    extension.secret("s", SECRET);
    extension.failWith(400, 400);

    assertThat(config("cloud.secret-id", "s").getValue("moodle.token", String.class))
        .isEqualTo("of-the-secret");
  }

  @Test
  void everythingThatCannotBeReadAtTheStartIsNamedAtOnce() {
    extension.parameter("p", "{\"moodle.token\": \"geheim\"");

    assertThatThrownBy(
            () ->
                config(
                    "cloud.files", directory.resolve("absent").toString(),
                    "cloud.parameters", "p",
                    "cloud.secret-id", "s"))
        .hasMessageContaining("absent: the directory cannot be read")
        .hasMessageContaining("the parameter p: its text is no JSON object")
        .hasMessageContaining("the secret s: it does not exist (status 404)")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void withoutTheSessionTokenOfLambdaTheReasonIsNamed() {
    extension.secret("s", SECRET);

    assertThatThrownBy(() -> config("cloud.secret-id", "s", "AWS_SESSION_TOKEN", "other"))
        .hasMessageContaining("AWS_SESSION_TOKEN (status 401)");
  }

  private SmallRyeConfig config(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>();
    environment.put("cloud.extension", extension.address().toString());
    environment.put("AWS_SESSION_TOKEN", ExtensionStandIn.SESSION);
    for (int name = 0; name < namesAndValues.length; name += 2) {
      environment.put(namesAndValues[name], namesAndValues[name + 1]);
    }
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(environment, "environment", 300))
        .withSources(
            new PropertiesConfigSource(
                Map.of(
                    "a", "default", "b", "default", "c", "default", "d", "default", "e", "default"),
                "defaults",
                250))
        .withSources(new RotatingSources(now::get))
        .build();
  }
}
