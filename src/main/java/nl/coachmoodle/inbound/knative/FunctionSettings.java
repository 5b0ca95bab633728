package nl.coachmoodle.inbound.knative;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may call the functions over HTTP. By default nobody. */
@ConfigMapping(prefix = "functions")
public interface FunctionSettings {

  /** Opens them to everybody who reaches this service: for cluster-local services only. */
  @WithDefault("false")
  boolean open();

  /** Opens them to who sends it as {@code Authorization: Bearer}; at least 32 characters. */
  Optional<Secret<String>> key();
}
