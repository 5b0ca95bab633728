package nl.coachmoodle.inbound.knative.letters;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where dead letters are kept. */
@ConfigMapping(prefix = "dead-letters")
public interface LetterSettings {

  /**
   * The directory that holds them, on a disk that outlives the process; it makes this service the
   * keeper. One process may have it.
   */
  Optional<Path> directory();
}
