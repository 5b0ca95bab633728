package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.setup.report.Status;

/**
 * Whether the account has the role in the whole system. Moodle answers the same to a role that is
 * not assigned, to one that is assigned in a category, and to one that lacks the right to use REST;
 * with debugging off also to an address that the token is not for.
 */
final class RoleCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.ROLE;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.canaries();
    Reply reply = examination.ask(question);
    boolean isNamed = Interview.isFailure(reply, FailureCode.REST_CAPABILITY_MISSING);
    // A function that no Moodle has is looked for only after these rights were checked.
    boolean isUnexplained =
        Interview.isFailure(reply, FailureCode.ACCESS_REFUSED)
            && Interview.isRefusedAccess(examination.ask(Questions.noSuchFunction()));
    if (!isNamed && !isUnexplained) {
      examination.learn(Capability.REST_USE, Status.OK);
      return List.of(Finding.ok(name(), examination.evidence(question)));
    }
    List<Need> needs = new ArrayList<>();
    needs.add(Need.of(Kind.ROLE_ASSIGNED));
    needs.add(Need.of(Capability.REST_USE));
    if (isUnexplained) {
      needs.add(Need.of(Kind.TOKEN_ADDRESS));
      addStatesOfOldMoodles(examination, needs);
    }
    return examination.block(
        Finding.failed(name(), needs, examination.evidence(question))
            .noting(isUnexplained ? "debugging-would-tell" : "assigned-where"));
  }

  /** Since 4.0 an account that may not work has an answer of its own. */
  private static void addStatesOfOldMoodles(Examination examination, List<Need> needs) {
    examination.ask(Questions.canaries());
    Reply nobody = examination.interview().asNobodyAtFunctions();
    boolean isNew = nobody.namespaced() || examination.version().isAtLeast(4, 0);
    if (!isNew) {
      needs.add(Need.of(Kind.ACCOUNT_ACTIVE));
      needs.add(Need.of(Kind.ACCOUNT_SIGN_IN));
      needs.add(Need.of(Kind.ACCOUNT_THERE));
    }
  }
}
