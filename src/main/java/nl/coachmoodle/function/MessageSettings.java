package nl.coachmoodle.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import nl.coachmoodle.failure.Language;

/** In which language people are told what happened. */
@ConfigMapping(prefix = "messages")
public interface MessageSettings {

  /** The language of sentences: {@code nl}, {@code en} or {@code de}. */
  @WithDefault("nl")
  Language language();
}
