package nl.coachmoodle.telemetry;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Keeps out of the log what is {@link AlreadyLogged}, or was caused by it. */
final class OneLineEach implements Filter {

  @Override
  public boolean isLoggable(LogRecord line) {
    for (Throwable cause = line.getThrown(); cause != null; cause = cause.getCause()) {
      if (cause instanceof AlreadyLogged) {
        return false;
      }
    }
    return true;
  }
}
