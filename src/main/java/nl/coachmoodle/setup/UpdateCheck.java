package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Status;

/** Whether accounts may be updated; on the way it tells versions apart. */
final class UpdateCheck implements Check {
  /** A field that came with 3.6: a Moodle that refuses its name is older. */
  static final Question NEWER_FIELD = Questions.updateOfNobody("institution", "x");

  static final Question NOBODY = Questions.updateOfNobody("", "");

  @Override
  public CheckName name() {
    return CheckName.UPDATE;
  }

  @Override
  public List<Finding> look(Examination examination) {
    if (examination.lacks(NOBODY)) {
      return List.of(Finding.notMade(name(), CheckName.FUNCTIONS));
    }
    Reply newer = examination.ask(NEWER_FIELD);
    if (newer.is("invalidparameter")) {
      examination.clue(range -> range.until(3, 5));
      return judged(examination, NOBODY);
    }
    if (!Examination.lacksCapability(newer)) {
      examination.clue(range -> range.since(3, 6));
      if (newer.isOk() && newer.result().isEmpty()) {
        examination.clue(range -> range.until(3, 11));
      }
    }
    return judged(examination, NEWER_FIELD);
  }

  private List<Finding> judged(Examination examination, Question question) {
    Reply reply = examination.ask(question);
    if (Examination.lacksCapability(reply)) {
      examination.learn(Capability.USER_UPDATE, Status.FAILED);
      return List.of(
          Finding.failed(name(), Need.of(Capability.USER_UPDATE), examination.evidence(question)));
    }
    if (question.equals(NOBODY)) {
      examination.clue(range -> reply.isOk() ? range.since(3, 2) : range.until(3, 1));
    }
    if (!reply.isOk() && !isUnknownAccount(reply)) {
      return List.of(
          Finding.cannotTell(
              name(), List.of(Need.of(Capability.USER_UPDATE)), examination.evidence(question)));
    }
    examination.learn(Capability.USER_UPDATE, Status.OK);
    return List.of(Finding.ok(name(), examination.evidence(question)));
  }

  private static boolean isUnknownAccount(Reply reply) {
    return Interview.isFailure(reply, FailureCode.ACCOUNT_NOT_FOUND, FailureCode.RECORD_NOT_FOUND);
  }

  /** Whether an update of nobody shows that this is Moodle 3.1 or older. */
  static boolean isBefore32(Examination examination) {
    return isUnknownAccount(examination.ask(NOBODY)) || examination.version().isBefore(3, 2);
  }
}
