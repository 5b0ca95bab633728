package nl.coachmoodle.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the log is written. */
@ConfigMapping(prefix = "log")
public interface LogSettings {

  /** {@code json}, {@code text}, or {@code auto}: JSON on AWS Lambda and Knative, else text. */
  @WithDefault("auto")
  Format format();

  /** How a line of the log looks. */
  enum Format {
    /** JSON where a platform collects the log. */
    AUTO,
    /** One JSON object for each line. */
    JSON,
    /** For people who look at a console. */
    TEXT
  }
}
