package nl.coachmoodle.coachview.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.http.Authorities;
import nl.coachmoodle.http.AuthoritiesConverter;

/**
 * The Coachview of this deployment. Without address, client and secret everything works that needs
 * no reading of Coachview.
 */
@ConfigMapping(prefix = "coachview")
public interface CoachviewSettings {

  /**
   * The environment: {@code https://training.coachview.net}, {@code https://secure.coachview.net},
   * or your own host; with the client and its secret, or none of the three.
   */
  Optional<@WithConverter(CoachviewAddressConverter.class) CoachviewAddress> url();

  /** The client that was made on Coachview's authorization page. */
  Optional<String> clientId();

  /** Its secret; it can be changed while running. */
  Optional<Secret<String>> clientSecret();

  /** Scopes to ask for, with commas; without them Coachview grants all that the client has. */
  Optional<List<String>> scopes();

  /** How long a connection to Coachview may take to be made. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** How long nothing at all may come; big lists take long there. */
  @WithDefault("30s")
  Duration readTimeout();

  /**
   * Files with certificate authorities in PEM, with a comma between them: they alone are trusted
   * for Coachview, instead of those of Java.
   */
  Optional<@WithConverter(AuthoritiesConverter.class) Authorities> authorities();

  /** How much is read at once. */
  Page page();

  /** How the requests of a day are shared out. */
  Quota quota();

  /** How passing faults are borne. */
  Retry retry();

  /** What things are called in the API. */
  CoachviewNames names();

  /** Sizes of readings. */
  interface Page {
    /** Rows in a request, 2 to 100; more was never seen to work. */
    @WithDefault("100")
    int size();

    /** Beyond it the window is made smaller instead: Coachview answers 500 to a high skip. */
    @WithDefault("1000")
    int highestSkip();
  }

  /** The 5,000 requests of 24 hours. */
  interface Quota {
    /** Requests of the day that scheduled readings leave for events. */
    @WithDefault("500")
    int reserve();
  }

  /** Repetition, pauses, and the breaker. */
  interface Retry {
    /** Repetitions of one request at the most. */
    @WithDefault("2")
    int max();

    /** The pause before the first repetition; it doubles for each further one. */
    @WithDefault("500ms")
    Duration delay();

    /** The longest pause between two repetitions. */
    @WithDefault("4s")
    Duration maximumDelay();

    /** For all readings of one operation. */
    @WithDefault("60s")
    Duration budget();

    /** The same for a scheduled reading. */
    @WithDefault("10m")
    Duration scheduledBudget();

    /** Faults in a row after which Coachview is left alone. */
    @WithDefault("6")
    int breakerFailures();

    /** How long Coachview is then left alone. */
    @WithDefault("15s")
    Duration breakerPause();
  }
}
