package nl.coachmoodle.inbound.knative.letters;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.SinkResource;

/** The deployment that keeps dead letters; its functions are closed. */
public final class KeepsDeadLetters implements QuarkusTestProfile {
  static final String KEY = "the-key-of-an-operator-0123456789";

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      return Map.of(
          "dead-letters.directory",
          Files.createTempDirectory("letters").toString(),
          "functions.key",
          KEY);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(SinkResource.class));
  }
}
