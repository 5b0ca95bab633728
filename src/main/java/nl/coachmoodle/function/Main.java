package nl.coachmoodle.function;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Begins the process, and says in plain words why it could not begin. */
@QuarkusMain
public final class Main {
  private static final Logger LOG = Logger.getLogger(Main.class);

  /** Quarkus makes a bean of it. */
  Main() {}

  /** Runs until the process is told to end. */
  public static void main(String... arguments) {
    Quarkus.run(null, Main::end, arguments);
  }

  private static void end(Integer status, @Nullable Throwable thrown) {
    if (thrown != null) {
      Optional<String> settings = UnusableSettings.told(thrown);
      // No log yet: its settings may be what is wrong.
      settings.ifPresentOrElse(
          System.err::println, () -> LOG.error("The process could not start", thrown));
    }
    ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(status, thrown);
  }
}
