package nl.coachmoodle.moodle.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The Moodle of this deployment. One deployment serves one Moodle. */
@ConfigMapping(prefix = "moodle")
public interface MoodleSettings {

  /** The site's address, with or without {@code /webservice/rest/server.php}. */
  @WithConverter(AddressConverter.class)
  MoodleAddress url();

  /** The web service token of the service account. */
  Secret<String> token();

  /** Moodle's version, such as {@code 4.5}, where its answers do not tell it. */
  Optional<String> version();

  /** The numeric id of the Student role; none of the seven functions tells it. */
  @WithDefault("5")
  long studentRoleId();

  /** Accounts that are never touched, besides the guest (1) and the first administrator (2). */
  Optional<Set<Long>> protectedIds();

  /** In which time zone a date without a time is meant. */
  @WithDefault("Europe/Amsterdam")
  ZoneId timeZone();

  /** How much is sent at once. */
  Batch batch();

  /** How passing faults are borne. */
  Retry retry();

  /** Sizes of batches; measured defaults. */
  interface Batch {
    @WithDefault("100")
    int lookups();

    @WithDefault("20")
    int creations();

    @WithDefault("50")
    int updates();

    @WithDefault("50")
    int memberships();

    @WithDefault("50")
    int enrolments();

    /** Below PHP's {@code max_input_vars} of 1000, which many sites have. */
    @WithDefault("900")
    int formVariables();

    /** More than two gain nothing on the measured sites. */
    @WithDefault("2")
    int parallelCalls();
  }

  /** Repetition, pauses, and the breaker. */
  interface Retry {
    @WithDefault("3")
    int max();

    @WithDefault("400ms")
    Duration delay();

    @WithDefault("4s")
    Duration maximumDelay();

    /** For one whole operation. */
    @WithDefault("60s")
    Duration budget();

    /** Faults in a row after which Moodle is left alone. */
    @WithDefault("6")
    int breakerFailures();

    /** How long Moodle is then left alone. */
    @WithDefault("15s")
    Duration breakerPause();
  }
}
