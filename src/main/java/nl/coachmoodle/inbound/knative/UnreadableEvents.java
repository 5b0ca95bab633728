package nl.coachmoodle.inbound.knative;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.CharConversionException;
import java.util.List;

/**
 * Tells events that Funqy could not read from defects. Funqy has no exception of its own for them:
 * it lets Jackson's pass, throws unspecific ones, or stumbles over what is missing. Everything else
 * is a defect, because a broker throws bad input away for good.
 */
final class UnreadableEvents {
  private static final List<Class<? extends Exception>> OF_READING =
      List.of(
          StreamReadException.class,
          MismatchedInputException.class,
          StreamConstraintsException.class,
          CharConversionException.class);
  private static final List<String> READERS = List.of("io.quarkus.funqy.", "com.fasterxml.");
  private static final String JDK = "java.";

  private UnreadableEvents() {}

  /** Whether this was thrown because an event cannot be read. */
  static boolean isOne(Throwable thrown) {
    Throwable root = thrown;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (isOfReading(cause)) {
        return true;
      }
      root = cause;
    }
    return root instanceof RuntimeException && isThrownByReader(root);
  }

  private static boolean isOfReading(Throwable thrown) {
    return OF_READING.stream().anyMatch(kind -> kind.isInstance(thrown));
  }

  /** Looks past the JDK, whose checks of arguments and decoders throw on behalf of their caller. */
  private static boolean isThrownByReader(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (!frame.getClassName().startsWith(JDK)) {
        return READERS.stream().anyMatch(frame.getClassName()::startsWith);
      }
    }
    return false;
  }
}
