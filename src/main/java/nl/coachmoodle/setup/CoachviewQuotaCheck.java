package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.coachview.wire.Survey;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** How many requests Coachview still allows today. */
final class CoachviewQuotaCheck implements CoachviewCheck {

  @Override
  public CheckName name() {
    return CheckName.COACHVIEW_QUOTA;
  }

  @Override
  public List<Finding> look(Survey survey) {
    if (survey.token().isPresent()) {
      return List.of(Finding.notMade(name(), CheckName.COACHVIEW_TOKEN));
    }
    return List.of(
        judged(survey)
            .with("left", told(survey))
            .with("reserve", survey.reserve())
            .resting(List.of(new Evidence("Coachview: X-Rate-Limit-Remaining", told(survey)))));
  }

  private Finding judged(Survey survey) {
    if (isSpent(survey)) {
      return Finding.failed(name(), Need.of(Kind.COACHVIEW_QUOTA));
    }
    if (survey.quotaLeft().isEmpty()) {
      return Finding.cannotTell(name(), List.of()).noting("coachview-quota-untold").asHarmless();
    }
    return survey.quotaLeft().getAsInt() <= survey.reserve()
        ? Finding.warning(name(), List.of(Need.of(Kind.COACHVIEW_RESERVE)))
            .noting("coachview-quota")
        : Finding.ok(name()).noting("coachview-quota");
  }

  private static boolean isSpent(Survey survey) {
    return survey.samples().stream()
        .flatMap(sample -> sample.failure().stream())
        .anyMatch(failure -> failure.code() == FailureCode.COACHVIEW_QUOTA_SPENT);
  }

  private static String told(Survey survey) {
    return survey.quotaLeft().isPresent()
        ? Integer.toString(survey.quotaLeft().getAsInt())
        : "not told";
  }
}
