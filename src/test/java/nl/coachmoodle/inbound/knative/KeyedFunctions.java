package nl.coachmoodle.inbound.knative;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A deployment whose functions are open to who knows a key, and that speaks English. */
public final class KeyedFunctions implements QuarkusTestProfile {
  static final String KEY = "k3y-f0r-the-scheduler-of-this-test-only";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("functions.key", KEY, "messages.language", "en");
  }
}
