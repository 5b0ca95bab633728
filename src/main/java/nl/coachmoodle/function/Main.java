package nl.coachmoodle.function;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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
    nameHost(System.getenv(), System.getProperties());
    Quarkus.run(null, Main::end, arguments);
  }

  /**
   * Names the machine, where it is nobody's: the log manager would look the name up before the
   * first line, in the network if need be, which is a tenth of a cold start; and no line shows it.
   */
  static void nameHost(Map<String, String> environment, Properties system) {
    if (environment.containsKey("AWS_LAMBDA_RUNTIME_API")) {
      system.putIfAbsent("jboss.host.name", "lambda");
    }
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
