package nl.coachmoodle.cloud;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Adds the stores of {@link CloudSettings} to where settings come from. A store that cannot be read
 * at the start stops it: without it nobody knows what is missing.
 */
public final class RotatingSources implements ConfigSourceFactory {
  /** An extension of Lambda starts together with the function, and may be later. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Above the application's own defaults (250 and 260) and below the environment (300). */
  private static final int LOWEST_ORDINAL = 270;

  private static final long BETWEEN_ATTEMPTS_MILLIS = 50;

  private final InstantSource clock;

  /** For the ServiceLoader. */
  public RotatingSources() {
    this(InstantSource.system());
  }

  RotatingSources(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    List<SettingsStore> stores = new ArrayList<>();
    values(context, "cloud.files").forEach(path -> stores.add(new MountedFiles(Path.of(path))));
    LambdaExtension extension =
        new LambdaExtension(
            URI.create(value(context, "cloud.extension").orElse("http://localhost:2773")),
            value(context, "AWS_SESSION_TOKEN"));
    values(context, "cloud.parameters").forEach(name -> stores.add(extension.parameter(name)));
    value(context, "cloud.secret-id").ifPresent(id -> stores.add(extension.secret(id)));
    if (stores.isEmpty()) {
      return List.of();
    }
    Duration timeToLive =
        new DurationConverter().convert(value(context, "cloud.time-to-live").orElse("1m"));
    List<ConfigSource> sources = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (SettingsStore store : stores) {
      try {
        sources.add(open(store, LOWEST_ORDINAL + sources.size(), timeToLive));
      } catch (StoreAwayException away) {
        problems.add(store.name() + ": " + away.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          "Settings could not be read:\n  - " + String.join("\n  - ", problems));
    }
    return sources;
  }

  private RotatingSource open(SettingsStore store, int ordinal, Duration timeToLive) {
    Instant end = clock.instant().plus(PATIENCE);
    while (true) {
      try {
        return new RotatingSource(store, ordinal, timeToLive, clock);
      } catch (StoreAwayException away) {
        if (!away.isStarting() || !clock.instant().isBefore(end)) {
          throw away;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StoreAwayException("the start was interrupted");
    }
  }

  private static Optional<String> value(ConfigSourceContext context, String name) {
    return Optional.ofNullable(context.getValue(name))
        .map(ConfigValue::getValue)
        .filter(text -> !text.isBlank());
  }

  private static Stream<String> values(ConfigSourceContext context, String name) {
    return value(context, name).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
