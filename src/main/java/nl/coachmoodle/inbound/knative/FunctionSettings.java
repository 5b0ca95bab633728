package nl.coachmoodle.inbound.knative;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may call the functions over HTTP. By default nobody. */
@ConfigMapping(prefix = "functions")
public interface FunctionSettings {

  /**
   * Knative: opens the functions to everybody who reaches this service; cluster-local ones only.
   */
  @WithDefault("false")
  boolean open();

  /**
   * Knative: opens the functions to who sends it as {@code Authorization: Bearer}; at least 32
   * characters. It can be changed while running.
   */
  Optional<Secret<String>> key();
}
