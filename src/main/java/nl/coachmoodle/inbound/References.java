package nl.coachmoodle.inbound;

import java.util.Optional;
import nl.coachmoodle.telemetry.Correlation;

/** The reference by which an answer is found in the log, in messages and at Moodle. */
public final class References {
  private References() {}

  /** The reference of this call; a new one where it has none yet. */
  public static String begin() {
    return Correlation.begin();
  }

  /** The reference of this call: the one that an event brought along, if it is a plain one. */
  public static String begin(Optional<String> brought) {
    return Correlation.begin(brought);
  }

  /** Ends the call: the thread may go on with another one. */
  public static void end() {
    Correlation.end();
  }
}
