package nl.coachmoodle.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import java.util.List;
import java.util.Optional;

/** What the examination of the set-up needs to know besides Moodle itself. */
@ConfigMapping(prefix = "setup")
public interface SetupSettings {

  /**
   * Opens {@code GET /setup} to who sends it as {@code Authorization: Bearer} or as a password; at
   * least 32 characters. It can be changed while running.
   */
  Optional<Secret<String>> key();

  /**
   * The addresses or ranges that this deployment's calls come from, such as {@code 203.0.113.7},
   * with commas: named when Moodle refuses one.
   */
  Optional<List<String>> egressAddresses();

  /** Courses to look at, besides those of the e-learning codes. */
  Optional<List<Long>> courses();

  /** Cohorts to look at, besides those of the e-learning codes: {@code 7} or {@code idnumber=X}. */
  Optional<List<String>> cohorts();
}
