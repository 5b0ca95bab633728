package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.moodle.wire.WsFunction;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.setup.report.Status;

/** Whether each of the seven functions is in the service, and known to this Moodle. */
final class FunctionsCheck implements Check {
  /** Nobody forgets so many of seven; another service, such as the mobile one, lacks them. */
  private static final int TOO_MANY_TO_FORGET = 4;

  @Override
  public CheckName name() {
    return CheckName.FUNCTIONS;
  }

  @Override
  public List<Finding> look(Examination examination) {
    List<Finding> findings = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (Question question : SevenFunctions.questions(examination)) {
      Reply reply = examination.ask(question);
      String function = question.function();
      if (Interview.isRefusedAccess(reply)) {
        findings.add(missing(examination, question, new Need(Kind.FUNCTION, function)));
      } else if (isUnknown(examination, question)) {
        findings.add(missing(examination, question, new Need(Kind.FUNCTION_KNOWN, function)));
      } else if (reply.failure().filter(failure -> failure.isRetry()).isPresent()) {
        findings.add(
            Finding.cannotTell(
                name(),
                List.of(new Need(Kind.FUNCTION, function)),
                examination.evidence(question)));
      } else {
        examination.learn(function, Status.OK);
        evidence.add(examination.evidence(question));
      }
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name()).resting(evidence));
    }
    if (findings.stream().filter(FunctionsCheck::isOutsideTheService).count()
        >= TOO_MANY_TO_FORGET) {
      findings.add(
          0,
          Finding.failed(
              name(), List.of(Need.of(Kind.TOKEN_SERVICE), Need.of(Kind.SERVICE_FUNCTIONS))));
    }
    return findings;
  }

  /**
   * Whether Moodle does not know the function. With debugging off 5.x says only that it misses
   * something, which can also be the cohort or the account of two of these questions.
   */
  private static boolean isUnknown(Examination examination, Question question) {
    Reply reply = examination.ask(question);
    if (Interview.isFailure(reply, FailureCode.FUNCTION_UNKNOWN_TO_MOODLE)) {
      return true;
    }
    String function = question.function();
    if (function.equals(WsFunction.CORE_COHORT_DELETE_COHORT_MEMBERS.wsName())) {
      return false;
    }
    // Both functions of manual enrolment come and go with it.
    boolean isEnrolment = function.equals(WsFunction.ENROL_MANUAL_ENROL_USERS.wsName());
    Reply telling = isEnrolment ? examination.ask(Questions.unenrolmentAtFrontPage()) : reply;
    return reply.is("invalidrecordunknown") && telling.is("invalidrecordunknown");
  }

  private static boolean isOutsideTheService(Finding finding) {
    return finding.status() == Status.FAILED
        && finding.needs().stream().anyMatch(need -> need.kind() == Kind.FUNCTION);
  }

  private Finding missing(Examination examination, Question question, Need need) {
    examination.learn(question.function(), Status.FAILED);
    return Finding.failed(name(), need, examination.evidence(question));
  }
}
