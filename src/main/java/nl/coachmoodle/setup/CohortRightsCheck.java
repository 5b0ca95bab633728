package nl.coachmoodle.setup;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.setup.report.Status;

/**
 * Whether cohort members may be added and removed: one right for both. It is looked at only for a
 * cohort that exists, so one is searched.
 */
final class CohortRightsCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.COHORT_RIGHTS;
  }

  @Override
  public List<Finding> look(Examination examination) {
    CohortSearch search = CohortSearch.of(examination.subject());
    Need right = Need.of(Capability.COHORT_ASSIGN);
    if (examination.lacks(search.question())
        || examination.lacks(Questions.removalFromNoCohort())) {
      return List.of(Finding.notMade(name(), CheckName.FUNCTIONS));
    }
    Optional<Long> cohort = search.anyNumber(examination.ask(search.question()));
    if (cohort.isEmpty()) {
      return List.of(
          Finding.cannotTell(
                  name(),
                  List.of(Need.of(Kind.ANY_COHORT), right),
                  examination.evidence(search.question()))
              .noting("no-cohort"));
    }
    Question question = Questions.removal(cohort.get());
    Reply reply = examination.ask(question);
    if (Examination.lacksCapability(reply)) {
      examination.learn(Capability.COHORT_ASSIGN, Status.FAILED);
      return List.of(Finding.failed(name(), right, examination.evidence(question)));
    }
    boolean isTakenBack =
        Interview.isFailure(reply, FailureCode.ACCOUNT_NOT_FOUND, FailureCode.RECORD_NOT_FOUND);
    if (!isTakenBack) {
      return List.of(Finding.cannotTell(name(), List.of(right), examination.evidence(question)));
    }
    examination.learn(Capability.COHORT_ASSIGN, Status.OK);
    return List.of(Finding.ok(name(), examination.evidence(question)));
  }
}
