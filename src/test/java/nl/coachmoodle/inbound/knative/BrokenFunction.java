package nl.coachmoodle.inbound.knative;

import io.quarkus.funqy.Funq;
import java.util.Map;

/** A function with a defect outside everything that reports defects. */
public class BrokenFunction {

  /** Fails as a bean does that cannot be made of the settings. */
  @Funq
  public Map<String, Object> breakDown(Map<String, Object> request) {
    throw new IllegalArgumentException("creations must be at least 1, and is 0");
  }
}
