package nl.coachmoodle.setup;

import java.util.ArrayList;
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
 * Whether Student may be assigned. Moodle answers the same when the role may not assign Student,
 * when it may not assign any role, and when the configured id is not Student's.
 */
final class AssignmentCheck implements Check {
  private static final long USUAL_STUDENT = 5;

  @Override
  public CheckName name() {
    return CheckName.ASSIGNMENT;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = FrontPage.enrolmentAsStudent(examination);
    if (examination.lacks(question)) {
      return List.of(Finding.notMade(name(), CheckName.FUNCTIONS));
    }
    if (examination.known(Capability.ENROL) != Status.OK) {
      return List.of(Finding.notMade(name(), CheckName.ENROLMENT));
    }
    Reply reply = examination.ask(question);
    boolean isPastTheRole =
        Interview.isFailure(reply, FailureCode.NO_MANUAL_ENROLMENT) || FrontPage.breaksOff(reply);
    if (isPastTheRole) {
      examination.learn(Capability.ROLE_ASSIGN, Status.OK);
      return List.of(Finding.ok(name(), examination.evidence(question)));
    }
    if (!Interview.isFailure(reply, FailureCode.ROLE_NOT_ASSIGNABLE)) {
      return List.of(
          Finding.cannotTell(name(), needs(examination), examination.evidence(question)));
    }
    if (isUsualStudentAssignable(examination)) {
      examination.learn(Capability.ROLE_ASSIGN, Status.OK);
      return List.of(
          Finding.failed(name(), Need.of(Kind.STUDENT_ROLE_ID), examination.evidence(question)));
    }
    return List.of(Finding.failed(name(), needs(examination), examination.evidence(question)));
  }

  private static boolean isUsualStudentAssignable(Examination examination) {
    if (examination.subject().studentRoleId() == USUAL_STUDENT) {
      return false;
    }
    Optional<Reply> usual =
        examination
            .interview()
            .askIfPossible(
                Questions.enrolmentAtFrontPage(SevenFunctions.ANY_ACCOUNT, USUAL_STUDENT));
    return usual
        .filter(reply -> Interview.isFailure(reply, FailureCode.NO_MANUAL_ENROLMENT))
        .isPresent();
  }

  /** The page of its own is forgotten more often than one of thirteen capabilities. */
  private static List<Need> needs(Examination examination) {
    List<Need> needs = new ArrayList<>();
    needs.add(Need.of(Kind.ASSIGN_STUDENT));
    needs.add(Need.of(Capability.ROLE_ASSIGN));
    if (examination.subject().studentRoleId() != USUAL_STUDENT) {
      needs.add(Need.of(Kind.STUDENT_ROLE_ID));
    }
    return needs;
  }
}
