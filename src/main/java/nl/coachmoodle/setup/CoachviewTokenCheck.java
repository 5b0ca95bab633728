package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.coachview.wire.Survey;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;

/** Whether Coachview gives a token to the client of this deployment. */
final class CoachviewTokenCheck implements Check {
  private static final String CALL = "Coachview: a token by client credentials";

  @Override
  public CheckName name() {
    return CheckName.COACHVIEW_TOKEN;
  }

  @Override
  public boolean isAlwaysMade() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Survey survey = examination.coachview();
    if (isNotConfigured(survey)) {
      return List.of(Finding.ok(name()).noting("coachview-not-configured"));
    }
    if (survey.token().isEmpty()) {
      return List.of(Finding.ok(name(), new Evidence(CALL, "answered")));
    }
    Failure failure = survey.token().get();
    return List.of(
        Finding.failed(
            name(),
            failure.code() == FailureCode.COACHVIEW_SCOPE_MISSING
                ? CoachviewNeeds.ofScopesAskedFor()
                : CoachviewNeeds.of(failure, ""),
            new Evidence(CALL, failure.toString())));
  }

  /** Then nothing was asked, and no other check has anything to say. */
  static boolean isNotConfigured(Survey survey) {
    return survey
        .token()
        .filter(failure -> failure.code() == FailureCode.COACHVIEW_NOT_CONFIGURED)
        .isPresent();
  }
}
