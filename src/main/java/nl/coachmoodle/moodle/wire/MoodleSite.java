package nl.coachmoodle.moodle.wire;

import java.time.InstantSource;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.telemetry.Telemetry;

/**
 * The one Moodle of this deployment. Made once; knows whether Moodle answers at all. Opens a {@link
 * MoodleService} for every operation.
 */
public final class MoodleSite {
  private final PatientCaller caller;
  private final Limits limits;
  private final Patience patience;
  private final InstantSource clock;
  private final Lanes lanes;

  /**
   * @param token the web service token; it is only ever put into request bodies
   */
  public MoodleSite(
      Transport transport,
      String token,
      Limits limits,
      Patience patience,
      InstantSource clock,
      Lanes lanes,
      Telemetry telemetry) {
    this.caller = new PatientCaller(transport, token, limits.parallelCalls(), patience, telemetry);
    this.limits = limits;
    this.patience = patience;
    this.clock = clock;
    this.lanes = lanes;
  }

  /** Opens the site for one operation, whose time runs from now. */
  public MoodleService open() {
    return new SiteService(caller, limits, new TimeBudget(clock, patience.budget()), lanes);
  }
}
