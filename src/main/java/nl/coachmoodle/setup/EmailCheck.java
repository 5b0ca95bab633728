package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Status;

/** Whether e-mail addresses are shown, and what follows from it. */
final class EmailCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.EMAIL;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.canaries();
    if (examination.known(Capability.VIEW_DETAILS) != Status.OK) {
      return List.of(Finding.notMade(name(), CheckName.LOOKUP));
    }
    boolean isShown = IdleRightsCheck.showsAddressOfGuest(examination.ask(question).rows());
    return List.of(
        Finding.ok(name(), examination.evidence(question))
            .noting(isShown ? "email-shown" : "email-not-shown"));
  }
}
