package nl.coachmoodle.setup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.moodle.wire.Doorstep;
import nl.coachmoodle.moodle.wire.PlainCalls;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Finding;

/** Examines one Moodle: makes every check, in order, within a number of calls. */
public final class SetupExamination {
  /** Calls at the most, besides two for every configured course or cohort. */
  public static final int CALLS = 16;

  private static final int CALLS_PER_TARGET = 2;

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
          new VersionCheck(),
          new DebuggingCheck(),
          new ClockCheck());

  private final PlainCalls calls;
  private final Doorstep doorstep;
  private final InstantSource clock;

  public SetupExamination(PlainCalls calls, Doorstep doorstep, InstantSource clock) {
    this.calls = calls;
    this.doorstep = doorstep;
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
    Examination examination = new Examination(subject, interview, doorstep, clock);
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
