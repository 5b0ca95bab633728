package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.setup.report.Status;

/** Whether each of the seven functions is in the service, and known to this Moodle. */
final class FunctionsCheck implements Check {

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
      } else if (Interview.isFailure(reply, FailureCode.FUNCTION_UNKNOWN_TO_MOODLE)) {
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
    return findings;
  }

  private Finding missing(Examination examination, Question question, Need need) {
    examination.learn(question.function(), Status.FAILED);
    return Finding.failed(name(), need, examination.evidence(question));
  }
}
