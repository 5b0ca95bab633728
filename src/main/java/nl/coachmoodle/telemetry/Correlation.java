package nl.coachmoodle.telemetry;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The reference by which everything about one call is found: in the answer of the door, in every
 * line of the log whoever logs it, in the message that a queue or broker carries, and in the
 * request to Moodle.
 */
public final class Correlation {
  private static final String KEY = "reference";

  /** What others send stands in the log, so it is taken only when it cannot forge a line. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{8,64}");

  private Correlation() {}

  /** The reference of the call under way; empty where there is none. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(KEY)).map(Object::toString);
  }

  /** The reference of this call; a new one where it has none yet. */
  public static String begin() {
    return begin(Optional.empty());
  }

  /**
   * The reference of this call, which a message brought along; a new one where there is none or an
   * odd one. One that the call has already is kept.
   */
  public static String begin(Optional<String> brought) {
    String reference =
        current()
            .or(() -> brought.filter(text -> PLAIN.matcher(text).matches()))
            .orElseGet(() -> UUID.randomUUID().toString());
    MDC.put(KEY, reference);
    return reference;
  }

  /** Ends the call: the thread may go on with another one. */
  public static void end() {
    MDC.remove(KEY);
  }

  /** Work that another thread does for this call. */
  public static Runnable carriedBy(Runnable work) {
    Optional<String> here = current();
    return () -> {
      Optional<String> there = current();
      here.ifPresent(reference -> MDC.put(KEY, reference));
      try {
        work.run();
      } finally {
        there.ifPresentOrElse(reference -> MDC.put(KEY, reference), Correlation::end);
      }
    };
  }
}
