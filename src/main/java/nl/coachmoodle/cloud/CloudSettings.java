package nl.coachmoodle.cloud;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where settings come from besides the environment, which wins. These themselves come from the
 * environment.
 */
@ConfigMapping(prefix = "cloud")
public interface CloudSettings {

  /**
   * Mounted directories, with a comma between them. A file is named as a setting and holds its
   * value, or it is a {@code .properties} or {@code .json} file with several.
   */
  Optional<List<String>> files();

  /** AWS: name or ARN of a secret in Secrets Manager: a JSON object with setting names as keys. */
  Optional<String> secretId();

  /** AWS: names of SSM parameters, each with settings as lines {@code name=value} or as JSON. */
  Optional<List<String>> parameters();

  /** How long a value is used before it is read again. */
  @WithDefault("1m")
  Duration timeToLive();

  /** AWS: where the Parameters and Secrets Lambda Extension answers. */
  @WithDefault("http://localhost:2773")
  URI extension();
}
