package nl.coachmoodle.coachview.wire;

import java.time.InstantSource;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.telemetry.Telemetry;

/**
 * The one Coachview of this deployment. Made once; knows its token, what is left of the quota, and
 * whether it answers at all. Opens a {@link CoachviewService} for every operation.
 */
public final class CoachviewSite {
  private final PatientReader reader;
  private final Surveyor surveyor;
  private final CoachviewSettings settings;
  private final Names names;
  private final ConditionMoment moments;
  private final InstantSource clock;

  public CoachviewSite(
      Transport transport,
      TokenSource tokens,
      CoachviewSettings settings,
      InstantSource clock,
      Telemetry telemetry) {
    QuotaMeter quota = new QuotaMeter(clock);
    Patience patience = Patience.of(settings.retry());
    this.reader = new PatientReader(transport, tokens, quota, patience, telemetry);
    this.settings = settings;
    this.names = new Names(settings.names());
    this.surveyor =
        new Surveyor(
            new PatientReader(transport, tokens, quota, patience.withoutRetries(), telemetry),
            tokens,
            names,
            settings.quota().reserve());
    this.moments = new ConditionMoment(settings.names().conditionMoment());
    this.clock = clock;
  }

  /**
   * Looks at Coachview for whoever sets this up: one token and six requests at the most, one more
   * of each when the token is refused. Changes nothing, and never throws for what Coachview does.
   */
  public Survey survey() {
    return surveyor.look(errand(Purpose.LIVE));
  }

  /** Opens Coachview for one operation, whose time runs from now. */
  public CoachviewService open(Purpose purpose) {
    return new SiteReader(reader, errand(purpose), names, moments, settings.page());
  }

  private Errand errand(Purpose purpose) {
    CoachviewSettings.Retry retry = settings.retry();
    return new Errand(
        purpose,
        settings.quota().reserve(),
        clock,
        purpose == Purpose.LIVE ? retry.budget() : retry.scheduledBudget());
  }
}
