package nl.coachmoodle.outbound;

import java.util.Optional;
import org.jboss.logging.MDC;

/** The reference of the call that sends a message, by which its lines in the log are found. */
public final class Correlation {
  private static final String KEY = "reference";

  private Correlation() {}

  /** The reference of the call under way; empty where it has none. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(KEY)).map(Object::toString);
  }
}
