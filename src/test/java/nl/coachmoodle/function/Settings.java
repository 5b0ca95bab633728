package nl.coachmoodle.function;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.coachmoodle.cloud.RotatingSecrets;

/** Reads settings as the application does, without starting it. */
public final class Settings {
  private Settings() {}

  /** The secrets among settings. */
  public static RotatingSecrets secrets(String... namesAndValues) {
    return new RotatingSecrets(builder(namesAndValues).build());
  }

  /** The settings of one mapping, with an address and a token of Moodle. */
  public static <T> T read(Class<T> mapping, String... namesAndValues) {
    return builder(namesAndValues).withMapping(mapping).build().getConfigMapping(mapping);
  }

  private static SmallRyeConfigBuilder builder(String... namesAndValues) {
    Map<String, String> settings = new HashMap<>();
    settings.put("moodle.url", "https://moodle.example");
    settings.put("moodle.token", "0123456789abcdef0123456789abcdef");
    for (int name = 0; name < namesAndValues.length; name += 2) {
      settings.put(namesAndValues[name], namesAndValues[name + 1]);
    }
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 500))
        .withValidateUnknown(false);
  }
}
