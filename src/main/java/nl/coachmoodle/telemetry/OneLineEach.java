package nl.coachmoodle.telemetry;

import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Keeps out of the log what is {@link AlreadyLogged}, or was caused by it. */
final class OneLineEach implements Filter {
  private final Optional<Filter> next;

  /**
   * @param next decides about everything else: Quarkus' own filter, or the one of the settings
   */
  OneLineEach(Optional<Filter> next) {
    this.next = next;
  }

  @Override
  public boolean isLoggable(LogRecord line) {
    for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
      if (cause instanceof AlreadyLogged) {
        return false;
      }
    }
    return next.isEmpty() || next.get().isLoggable(line);
  }
}
