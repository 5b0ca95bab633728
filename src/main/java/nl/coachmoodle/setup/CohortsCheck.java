package nl.coachmoodle.setup;

import java.util.List;
import java.util.Set;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** The cohorts that e-learning codes name: there. */
final class CohortsCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.COHORTS;
  }

  @Override
  public List<Finding> look(Examination examination) {
    CohortSearch search = CohortSearch.of(examination.subject());
    return examination.subject().cohorts().stream()
        .map(cohort -> look(examination, search, cohort).with("cohort", cohort))
        .toList();
  }

  private Finding look(Examination examination, CohortSearch search, CohortKey cohort) {
    Need need = new Need(Kind.COHORT, Questions.name(cohort));
    if (examination.lacks(search.question())) {
      return Finding.notMade(name(), CheckName.FUNCTIONS);
    }
    Reply reply = examination.ask(search.question());
    if (reply.warnings().isEmpty()) {
      return Finding.cannotTell(name(), List.of(need), examination.evidence(search.question()));
    }
    Set<CohortKey> existing = search.existing(reply);
    return existing.contains(cohort)
        ? Finding.ok(name(), examination.evidence(search.question()))
        : Finding.failed(name(), need, examination.evidence(search.question()));
  }
}
