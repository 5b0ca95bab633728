package nl.coachmoodle.inbound;

import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.MDC;

/**
 * The reference by which an answer is found in the log. It is in every line that is logged about a
 * call, whoever logs it.
 */
public final class References {
  private static final String KEY = "reference";

  private References() {}

  /** The reference of this call; a new one where it has none yet. */
  public static String begin() {
    String reference =
        Optional.ofNullable(MDC.get(KEY))
            .map(Object::toString)
            .orElseGet(() -> UUID.randomUUID().toString());
    MDC.put(KEY, reference);
    return reference;
  }

  /** Ends the call: the thread may go on with another one. */
  public static void end() {
    MDC.remove(KEY);
  }
}
