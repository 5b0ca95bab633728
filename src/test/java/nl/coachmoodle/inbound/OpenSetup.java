package nl.coachmoodle.inbound;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A deployment whose set-up can be read by who knows a key. */
public final class OpenSetup implements QuarkusTestProfile {
  /** The key. */
  public static final String KEY = "s3tup-k3y-of-the-operator-for-this-test";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "setup.key", KEY, "elearning.code-map", "A=course:2;NO=course:6;GONE=course:4711,cohort:1");
  }
}
