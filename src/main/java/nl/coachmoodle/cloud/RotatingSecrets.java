package nl.coachmoodle.cloud;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SecretKeys;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.coachmoodle.telemetry.Telemetry;
import org.eclipse.microprofile.config.Config;

/**
 * Secrets by the names of their settings. A setting's mapping holds the value of the start; here is
 * the one of now.
 */
@Singleton
public class RotatingSecrets {
  private final SmallRyeConfig config;

  public RotatingSecrets(Config config) {
    this.config = config.unwrap(SmallRyeConfig.class);
  }

  void tell(@Observes StartupEvent started, Telemetry telemetry) {
    sources().forEach(source -> source.tell(telemetry));
  }

  /** The secret that the setting of this name holds, wherever it comes from. */
  public RotatingSecret named(String setting) {
    return new RotatingSecret() {
      @Override
      public Optional<String> value() {
        return SecretKeys.doUnlocked(
            () -> config.getOptionalValue(setting, String.class).filter(text -> !text.isBlank()));
      }

      @Override
      public Optional<String> renewed() {
        sources().forEach(RotatingSource::renew);
        return value();
      }

      @Override
      public String toString() {
        return setting + "=***";
      }
    };
  }

  private List<RotatingSource> sources() {
    return StreamSupport.stream(config.getConfigSources().spliterator(), false)
        .filter(RotatingSource.class::isInstance)
        .map(RotatingSource.class::cast)
        .toList();
  }
}
