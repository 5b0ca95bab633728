package nl.coachmoodle.moodle.wire;

import java.time.Duration;
import java.time.InstantSource;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.moodle.MoodleReading;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.telemetry.Telemetry;

/**
 * The one Moodle of this deployment. Made once; knows whether Moodle answers at all. Opens a {@link
 * MoodleService} for every operation.
 */
public final class MoodleSite {
  private final Transport transport;
  private final RotatingSecret token;
  private final PatientCaller caller;
  private final Limits limits;
  private final Patience patience;
  private final InstantSource clock;
  private final Lanes lanes;

  /**
   * @param token the web service token, asked for each request; it is only ever put into bodies
   */
  public MoodleSite(
      Transport transport,
      RotatingSecret token,
      Limits limits,
      Patience patience,
      InstantSource clock,
      Lanes lanes,
      Telemetry telemetry) {
    this.transport = transport;
    this.token = token;
    this.caller = new PatientCaller(transport, token, limits.parallelCalls(), patience, telemetry);
    this.limits = limits;
    this.patience = patience;
    this.clock = clock;
    this.lanes = lanes;
  }

  /** The same with a token that does not change. */
  public MoodleSite(
      Transport transport,
      String token,
      Limits limits,
      Patience patience,
      InstantSource clock,
      Lanes lanes,
      Telemetry telemetry) {
    this(transport, RotatingSecret.fixed(token), limits, patience, clock, lanes, telemetry);
  }

  /** Opens the site for one operation, whose time runs from now. */
  public MoodleService open() {
    return new SiteService(caller, limits, new TimeBudget(clock, patience.budget()), lanes);
  }

  /**
   * Opens what a service with more than the seven functions can read besides.
   *
   * @param time runs from now; after it nothing is asked any more
   */
  public MoodleReading openReading(Duration time) {
    return new SiteReading(transport, token, new TimeBudget(clock, time));
  }
}
