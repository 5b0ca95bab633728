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
    this.reader =
        new PatientReader(
            transport, tokens, new QuotaMeter(clock), Patience.of(settings.retry()), telemetry);
    this.settings = settings;
    this.names = new Names(settings.names());
    this.moments = new ConditionMoment(settings.names().conditionMoment());
    this.clock = clock;
  }

  /** Opens Coachview for one operation, whose time runs from now. */
  public CoachviewService open(Purpose purpose) {
    CoachviewSettings.Retry retry = settings.retry();
    Errand errand =
        new Errand(
            purpose,
            settings.quota().reserve(),
            clock,
            purpose == Purpose.LIVE ? retry.budget() : retry.scheduledBudget());
    return new SiteReader(reader, errand, names, moments, settings.page());
  }
}
