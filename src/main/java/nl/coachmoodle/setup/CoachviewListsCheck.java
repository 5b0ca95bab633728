package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.coachview.wire.Survey;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;

/** Whether every list of Coachview that is read can be read. */
final class CoachviewListsCheck implements CoachviewCheck {

  @Override
  public CheckName name() {
    return CheckName.COACHVIEW_LISTS;
  }

  @Override
  public List<Finding> look(Survey survey) {
    if (survey.token().isPresent()) {
      return List.of(Finding.notMade(name(), CheckName.COACHVIEW_TOKEN));
    }
    List<Finding> findings = new ArrayList<>();
    List<Evidence> read = new ArrayList<>();
    for (Survey.Sample sample : survey.samples()) {
      Evidence evidence = evidence(sample);
      if (sample.failure().isEmpty()) {
        read.add(evidence);
      } else {
        findings.add(unread(sample, sample.failure().get(), evidence));
      }
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name()).resting(read));
    }
    return findings;
  }

  private Finding unread(Survey.Sample sample, Failure failure, Evidence evidence) {
    if (failure.code() == FailureCode.COACHVIEW_QUOTA_SPENT) {
      return Finding.notMade(name(), CheckName.COACHVIEW_QUOTA);
    }
    Need need = CoachviewNeeds.of(failure, sample.setting());
    return need.suffering().isEmpty()
        ? Finding.warning(name(), List.of(need), evidence)
        : Finding.failed(name(), need, evidence);
  }

  /** Names and numbers only. */
  static Evidence evidence(Survey.Sample sample) {
    return new Evidence(
        "Coachview: " + sample.entity() + " (two rows at the most)",
        sample
            .failure()
            .map(Failure::toString)
            .orElseGet(() -> sample.rows() + " rows, " + sample.came().size() + " properties"));
  }
}
