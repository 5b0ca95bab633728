package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.coachview.wire.Survey;
import nl.coachmoodle.setup.report.Finding;

/**
 * Looks at what Coachview answered. Where this deployment has no Coachview nothing was asked, and
 * {@link CoachviewTokenCheck} alone says so. What is wrong with Moodle explains nothing here.
 */
interface CoachviewCheck extends Check {

  /** Looks at the answers of a Coachview that is configured. */
  List<Finding> look(Survey survey);

  @Override
  default boolean isAlwaysMade() {
    return true;
  }

  @Override
  default List<Finding> look(Examination examination) {
    Survey survey = examination.coachview();
    return CoachviewTokenCheck.isNotConfigured(survey) ? List.of() : look(survey);
  }
}
