package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Status;

/** Whether accounts may be created: Moodle looks at the right before it looks at the account. */
final class CreationCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.CREATION;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.creation();
    if (examination.lacks(question)) {
      return List.of(Finding.notMade(name(), CheckName.FUNCTIONS));
    }
    Reply reply = examination.ask(question);
    if (reply.is("invalidparameter") && !reply.namespaced()) {
      examination.clue(range -> range.until(4, 4));
    }
    if (Examination.lacksCapability(reply)) {
      examination.learn(Capability.USER_CREATE, Status.FAILED);
      return List.of(
          Finding.failed(name(), Need.of(Capability.USER_CREATE), examination.evidence(question)));
    }
    boolean isRefusedAsMeant =
        Interview.isFailure(reply, FailureCode.USERNAME_EXISTS, FailureCode.INVALID_VALUE);
    if (!isRefusedAsMeant) {
      return List.of(
          Finding.cannotTell(
              name(), List.of(Need.of(Capability.USER_CREATE)), examination.evidence(question)));
    }
    examination.learn(Capability.USER_CREATE, Status.OK);
    return List.of(Finding.ok(name(), examination.evidence(question)));
  }
}
