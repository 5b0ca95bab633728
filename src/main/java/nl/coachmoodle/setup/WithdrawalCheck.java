package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Status;

/** Whether people may be unenrolled, asked at the front page, where nobody is enrolled. */
final class WithdrawalCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.WITHDRAWAL;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = FrontPage.withdrawal(examination);
    if (examination.lacks(question)) {
      return List.of(Finding.notMade(name(), CheckName.FUNCTIONS));
    }
    Reply reply = examination.ask(question);
    Need right = Need.of(Capability.UNENROL);
    if (Examination.lacksCapability(reply)) {
      examination.learn(Capability.UNENROL, Status.FAILED);
      return List.of(Finding.failed(name(), right, examination.evidence(question)));
    }
    boolean isPastTheRight =
        Interview.isFailure(
            reply,
            FailureCode.NO_MANUAL_ENROLMENT,
            FailureCode.ACCOUNT_NOT_FOUND,
            FailureCode.RECORD_NOT_FOUND,
            // In a course: the account, as the course was entered before.
            FailureCode.INVALID_VALUE);
    if (!isPastTheRight) {
      return List.of(Finding.cannotTell(name(), List.of(right), examination.evidence(question)));
    }
    examination.learn(Capability.UNENROL, Status.OK);
    return List.of(Finding.ok(name(), examination.evidence(question)));
  }
}
