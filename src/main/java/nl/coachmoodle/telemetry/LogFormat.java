package nl.coachmoodle.telemetry;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Gives the console the format that the settings ask for, before anything else happens at the
 * start, and has each failure told once. Quarkus decides about its own JSON format in the build,
 * and brings a JSON library along that nothing else needs.
 */
@Singleton
class LogFormat {
  private static final int BEFORE_EVERYTHING = 1;

  private final LogSettings settings;
  private final boolean onPlatform;

  LogFormat(
      LogSettings settings,
      @ConfigProperty(name = "AWS_LAMBDA_FUNCTION_NAME") Optional<String> lambda,
      @ConfigProperty(name = "K_SERVICE") Optional<String> knative) {
    this.settings = settings;
    this.onPlatform = lambda.isPresent() || knative.isPresent();
  }

  void choose(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent started) {
    boolean json =
        switch (settings.format()) {
          case AUTO -> onPlatform;
          case JSON -> true;
          case TEXT -> false;
        };
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      prepare(handler, json);
    }
  }

  private static void prepare(Handler handler, boolean json) {
    if (handler instanceof ConsoleHandler console) {
      console.setFilter(new OneLineEach(Optional.ofNullable(console.getFilter())));
      if (json) {
        console.setFormatter(new JsonLines());
      }
    } else if (handler instanceof ExtHandler several) {
      for (Handler inner : several.getHandlers()) {
        prepare(inner, json);
      }
    }
  }
}
