package nl.coachmoodle.lambda;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A Lambda whose environment chooses {@code checkSetup}. */
public final class ExportedSetupCheck implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.funqy.export", "checkSetup");
  }
}
