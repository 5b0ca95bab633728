package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.setup.report.Status;

/** Whether people may be enrolled, asked at the front page, where nobody can be. */
final class EnrolmentCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.ENROLMENT;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = FrontPage.enrolment(examination);
    if (examination.lacks(question)) {
      return List.of(Finding.notMade(name(), CheckName.FUNCTIONS));
    }
    Reply reply = examination.ask(question);
    Need right = Need.of(Capability.ENROL);
    if (Examination.lacksCapability(reply)) {
      examination.learn(Capability.ENROL, Status.FAILED);
      return List.of(Finding.failed(name(), right, examination.evidence(question)));
    }
    List<Need> ofAccount = missingOfAccount(examination);
    if (!ofAccount.isEmpty()) {
      return List.of(Finding.failed(name(), ofAccount, examination.evidence(question)));
    }
    boolean isPastTheRight =
        Interview.isFailure(
            reply,
            FailureCode.NO_MANUAL_ENROLMENT,
            FailureCode.ROLE_NOT_ASSIGNABLE,
            FailureCode.ACCOUNT_DELETED,
            FailureCode.ACCOUNT_NOT_FOUND,
            FailureCode.ACCOUNT_UNCONFIRMED,
            FailureCode.RECORD_NOT_FOUND);
    if (!isPastTheRight) {
      return List.of(Finding.cannotTell(name(), List.of(right), examination.evidence(question)));
    }
    examination.learn(Capability.ENROL, Status.OK);
    return List.of(Finding.ok(name(), examination.evidence(question)));
  }

  /** Whether even the front page, which is open to every account, is not. */
  static boolean isTurnedAway(Examination examination) {
    return !missingOfAccount(examination).isEmpty();
  }

  /**
   * What is wrong with the account. Before Moodle 3.2 the site policy, the password and the profile
   * are looked at only where a course is entered, and with debugging off two of them look alike.
   */
  private static List<Need> missingOfAccount(Examination examination) {
    Reply reply = examination.ask(FrontPage.enrolment(examination));
    if (Interview.isFailure(reply, FailureCode.COURSE_NOT_ACCESSIBLE)) {
      return List.of(Need.of(Kind.ACCOUNT_POLICY), Need.of(Kind.ACCOUNT_COMPLETE));
    }
    return reply.failure().flatMap(failure -> AccountCheck.missing(failure.code())).stream()
        .map(Need::of)
        .toList();
  }
}
