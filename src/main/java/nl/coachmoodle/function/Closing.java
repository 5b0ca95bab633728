package nl.coachmoodle.function;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Knows whether this process was told to end ({@code SIGTERM}). The server then waits for {@code
 * quarkus.shutdown.timeout} for the calls under way: what takes longer looks here, and leaves the
 * rest to another process.
 */
@Singleton
public final class Closing {
  // Quarkus itself tells only after it has waited.
  private final Thread signal = new Thread(this::begin, "closing");
  private volatile boolean begun;

  void listen(@Observes StartupEvent started) {
    Runtime.getRuntime().addShutdownHook(signal);
  }

  void forget(@Observes ShutdownEvent stopped) {
    try {
      Runtime.getRuntime().removeShutdownHook(signal);
    } catch (IllegalStateException ending) {
      // It has been told already.
      begin();
    }
  }

  void begin() {
    begun = true;
  }

  /** Whether nothing new should be begun. */
  boolean hasBegun() {
    return begun;
  }
}
