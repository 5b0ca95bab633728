package nl.coachmoodle.moodle.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.http.Authorities;
import nl.coachmoodle.http.AuthoritiesConverter;

/** The Moodle of this deployment. One deployment serves one Moodle. */
@ConfigMapping(prefix = "moodle")
public interface MoodleSettings {

  /** The site's address, with or without {@code /webservice/rest/server.php}; required. */
  @WithName("url")
  Optional<@WithConverter(AddressConverter.class) MoodleAddress> address();

  /** The web service token of the service account; required, and can be changed while running. */
  Secret<String> token();

  /** Moodle's version, such as {@code 4.5}, where its answers do not tell it. */
  Optional<String> version();

  /** The id of the Student role in this Moodle; none of the seven functions tells it. */
  @WithDefault("5")
  long studentRoleId();

  /** Accounts that are never touched, besides the guest (1) and the first administrator (2). */
  Optional<Set<Long>> protectedIds();

  /** In which time zone dates without one are meant. */
  @WithDefault("Europe/Amsterdam")
  ZoneId timeZone();

  /**
   * The site's address; one that leads nowhere until the start has found out that it is missing.
   */
  default MoodleAddress url() {
    return address().orElseGet(() -> MoodleAddress.of("https://moodle.invalid"));
  }

  /** How long a connection to Moodle may take to be made. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** How long nothing at all may come, before Moodle counts as away. */
  @WithDefault("20s")
  Duration readTimeout();

  /**
   * Files with certificate authorities in PEM, with a comma between them: they alone are trusted
   * for Moodle, instead of those of Java.
   */
  Optional<@WithConverter(AuthoritiesConverter.class) Authorities> authorities();

  /** How much is sent at once. */
  Batch batch();

  /** How passing faults are borne. */
  Retry retry();

  /** Sizes of batches; measured defaults. */
  interface Batch {
    /** Accounts that are looked up in one call. */
    @WithDefault("100")
    int lookups();

    /** Accounts that are made in one call. */
    @WithDefault("20")
    int creations();

    /** Accounts that are changed in one call. */
    @WithDefault("50")
    int updates();

    /** Cohort members that are added or removed in one call. */
    @WithDefault("50")
    int memberships();

    /** Enrolments that are made or ended in one call. */
    @WithDefault("50")
    int enrolments();

    /** Variables in one call; PHP drops silently what is beyond its {@code max_input_vars}. */
    @WithDefault("900")
    int formVariables();

    /** Calls at the same time; more than two gain nothing on the measured sites. */
    @WithDefault("2")
    int parallelCalls();
  }

  /** Repetition, pauses, and the breaker. */
  interface Retry {
    /** Repetitions of one call at the most. */
    @WithDefault("3")
    int max();

    /** The pause before the first repetition; it doubles for each further one. */
    @WithDefault("400ms")
    Duration delay();

    /** The longest pause between two repetitions. */
    @WithDefault("4s")
    Duration maximumDelay();

    /**
     * For one whole operation: after it nothing new is begun (a call under way may add its own
     * time-out). Keep it below the platform's time-out.
     */
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
