package nl.coachmoodle.setup;

import java.util.List;
import java.util.Map;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Status;

/**
 * Whether look-ups see people. Every Moodle has the accounts 1 and 2: that nobody comes back means
 * that the right to see people is missing; that they have no user names, that the right to see all
 * details is. Moodle 2.9 to 2.9.2 show no user names to anybody.
 */
final class LookupCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.LOOKUP;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.canaries();
    Reply reply = examination.ask(question);
    if (examination.lacks(question)) {
      return List.of(Finding.notMade(name(), CheckName.FUNCTIONS));
    }
    if (!reply.isOk()) {
      return List.of(Finding.cannotTell(name(), needs(), examination.evidence(question)));
    }
    List<Map<?, ?>> rows = reply.rows();
    if (rows.isEmpty()) {
      examination.learn(Capability.VIEW_DETAILS, Status.FAILED);
      return missing(examination, question, Capability.VIEW_DETAILS);
    }
    examination.learn(Capability.VIEW_DETAILS, Status.OK);
    if (rows.stream().anyMatch(row -> row.containsKey("username"))) {
      examination.learn(Capability.VIEW_ALL_DETAILS, Status.OK);
      return List.of(Finding.ok(name(), examination.evidence(question)));
    }
    if (isSince30(examination)) {
      examination.learn(Capability.VIEW_ALL_DETAILS, Status.FAILED);
      return missing(examination, question, Capability.VIEW_ALL_DETAILS);
    }
    Finding finding =
        UpdateCheck.isBefore32(examination)
            ? Finding.ok(name(), examination.evidence(question))
            : Finding.cannotTell(
                name(),
                List.of(Need.of(Capability.VIEW_ALL_DETAILS)),
                examination.evidence(question));
    return List.of(finding.noting("names-not-shown"));
  }

  /**
   * Whether this Moodle would show user names: since 3.0 all do; 2.9.3 does too, and is not told
   * from 2.9 when it does not.
   */
  private static boolean isSince30(Examination examination) {
    examination.ask(Questions.creation());
    Reply newer = examination.ask(UpdateCheck.NEWER_FIELD);
    boolean knowsNewerField = newer.isOk();
    return knowsNewerField || examination.version().isAtLeast(3, 0);
  }

  private static List<Need> needs() {
    return List.of(Need.of(Capability.VIEW_DETAILS), Need.of(Capability.VIEW_ALL_DETAILS));
  }

  private List<Finding> missing(Examination examination, Question question, Capability capability) {
    return List.of(Finding.failed(name(), Need.of(capability), examination.evidence(question)));
  }
}
