package nl.coachmoodle.setup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.moodle.wire.PlainCalls;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Finding;

/**
 * Examines one Moodle, and what stands beside it: makes every check, in order, within a number of
 * calls. The few requests to Coachview are not among these.
 */
public final class SetupExamination {
  /** Calls of Moodle at the most, besides two for every configured course or cohort. */
  public static final int CALLS = 16;

  static final int CALLS_PER_TARGET = 2;

  private static final List<Check> CHECKS =
      List.of(
          new SettingsCheck(),
          new DoorstepCheck(),
          new AnswerCheck(),
          new WebServicesCheck(),
          new TokenCheck(),
          new AccountCheck(),
          new RoleCheck(),
          new ServiceCheck(),
          new FunctionsCheck(),
          new LookupCheck(),
          new CreationCheck(),
          new UpdateCheck(),
          new CohortRightsCheck(),
          new EnrolmentCheck(),
          new AssignmentCheck(),
          new WithdrawalCheck(),
          new CourseViewCheck(),
          new IdleRightsCheck(),
          new ProbeCheck(),
          new IdentityCheck(),
          new EmailCheck(),
          new CoursesCheck(),
          new CohortsCheck(),
          NewAccountCheck.ofLanguage(),
          NewAccountCheck.ofSignIn(),
          new ProfileFieldsCheck(),
          // Late, because it only asks what there is a call left for.
          new MoreFunctionsCheck(),
          new CoachviewTokenCheck(),
          new CoachviewListsCheck(),
          new CoachviewNamesCheck(),
          new CoachviewQuotaCheck(),
          new WebhookSecretCheck(),
          new WebhookSignatureCheck(),
          new WebhookSourcesCheck(),
          new VersionCheck(),
          new DebuggingCheck(),
          new ClockCheck());

  private final PlainCalls calls;
  private final Neighbours neighbours;
  private final InstantSource clock;

  public SetupExamination(PlainCalls calls, Neighbours neighbours, InstantSource clock) {
    this.calls = calls;
    this.neighbours = neighbours;
    this.clock = clock;
  }

  /**
   * Examines the Moodle that this deployment is configured for. Changes nothing but for a probe.
   */
  public Conclusion examine(Subject subject) {
    Instant begin = clock.instant();
    Interview interview = new Interview(calls, CALLS);
    interview.allowMore(CALLS_PER_TARGET * (subject.courses().size() + subject.cohorts().size()));
    if (subject.probe().isPresent()) {
      interview.allowMore(ProbeCheck.CALLS);
    }
    Examination examination = new Examination(subject, interview, neighbours, clock);
    List<Finding> findings = new ArrayList<>();
    for (Check check : CHECKS) {
      if (examination.blockedBy().isPresent() && !check.isAlwaysMade()) {
        findings.add(Finding.notMade(check.name(), examination.blockedBy().get()));
      } else {
        findings.addAll(check.look(examination));
      }
    }
    return new Conclusion(
        findings,
        examination.version(),
        Capabilities.states(examination, findings),
        Capabilities.functions(examination),
        interview.made(),
        Duration.between(begin, clock.instant()),
        examination.hasChanged());
  }
}
