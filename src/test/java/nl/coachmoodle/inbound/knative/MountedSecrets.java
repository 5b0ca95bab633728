package nl.coachmoodle.inbound.knative;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A deployment whose secrets are mounted files, read again for each use. */
public final class MountedSecrets implements QuarkusTestProfile {
  static final String KEY = "k3y-f0r-the-scheduler-of-this-test-only";

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      String directory = Files.createTempDirectory("mounted").toString();
      return Map.of("cloud.files", directory, "cloud.time-to-live", "0s");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
