package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.coachview.wire.Survey;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** Whether the properties of Coachview's lists are called as the settings have it. */
final class CoachviewNamesCheck implements CoachviewCheck {

  @Override
  public CheckName name() {
    return CheckName.COACHVIEW_NAMES;
  }

  @Override
  public List<Finding> look(Survey survey) {
    List<Survey.Sample> read =
        survey.samples().stream().filter(sample -> sample.failure().isEmpty()).toList();
    if (read.isEmpty()) {
      return List.of(
          Finding.notMade(
              name(),
              survey.token().isPresent() ? CheckName.COACHVIEW_TOKEN : CheckName.COACHVIEW_LISTS));
    }
    List<Finding> findings = new ArrayList<>();
    List<Evidence> right = new ArrayList<>();
    for (Survey.Sample sample : read) {
      List<Finding> ofList = look(sample);
      if (ofList.isEmpty()) {
        right.add(CoachviewListsCheck.evidence(sample));
      }
      findings.addAll(ofList);
    }
    if (!right.isEmpty()) {
      findings.add(0, Finding.ok(name()).resting(right));
    }
    return findings;
  }

  private List<Finding> look(Survey.Sample sample) {
    Evidence evidence = CoachviewListsCheck.evidence(sample);
    if (sample.rows() == 0) {
      return List.of(
          Finding.cannotTell(name(), List.of(), evidence)
              .noting("coachview-no-rows")
              .with("list", sample.entity())
              .asHarmless());
    }
    List<Finding> findings = new ArrayList<>();
    for (String setting : sample.missing()) {
      Need need = new Need(Kind.COACHVIEW_NAME, setting);
      findings.add(
          came(
              need.suffering().isEmpty()
                  ? Finding.warning(name(), List.of(need), evidence)
                  : Finding.failed(name(), need, evidence),
              sample));
    }
    for (String setting : sample.unused()) {
      Need need = new Need(Kind.COACHVIEW_NAME, setting);
      findings.add(came(Finding.warning(name(), List.of(need), evidence), sample));
    }
    return findings;
  }

  private static Finding came(Finding finding, Survey.Sample sample) {
    return finding
        .noting("coachview-names-came")
        .with("list", sample.entity())
        .with("names", String.join(", ", sample.came()));
  }
}
