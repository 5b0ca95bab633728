package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Status;

/**
 * Capabilities of the article that change no answer in Moodle's usual configuration. Moodle 3.0 and
 * later finds people and shows ID numbers by the right to see all details.
 */
final class IdleRightsCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.IDLE_RIGHTS;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.canaries();
    Reply reply = examination.ask(question);
    List<Finding> findings = new ArrayList<>();
    List<Need> idle = new ArrayList<>();
    if (hidesAccess(reply.rows())) {
      examination.learn(Capability.VIEW_HIDDEN_DETAILS, Status.FAILED);
      findings.add(
          Finding.failed(
              name(), Need.of(Capability.VIEW_HIDDEN_DETAILS), examination.evidence(question)));
    } else {
      idle.add(Need.of(Capability.VIEW_HIDDEN_DETAILS));
    }
    if (showsAddressOfGuest(reply.rows())) {
      examination.learn(Capability.VIEW_USER_IDENTITY, Status.OK);
    } else if (!examination.version().isBefore(3, 0)
        && examination.known(Capability.VIEW_ALL_DETAILS) == Status.OK) {
      idle.add(Need.of(Capability.VIEW_USER_IDENTITY));
    }
    idle.add(Need.of(Capability.USER_EMAIL));
    findings.add(
        Finding.cannotTell(name(), idle, examination.evidence(question))
            .noting("idle-rights")
            .asHarmless());
    return findings;
  }

  /** The time of the last access is always told, 0 for never, unless the site hides it. */
  private static boolean hidesAccess(List<Map<?, ?>> rows) {
    return !rows.isEmpty()
        && rows.stream().noneMatch(row -> row.containsKey("lastaccess"))
        && rows.stream().allMatch(row -> row.containsKey("id"));
  }

  /** Unlike the administrator's, the guest's is shown only through "Show user identity". */
  static boolean showsAddressOfGuest(List<Map<?, ?>> rows) {
    return rows.stream()
        .anyMatch(row -> "1".equals(String.valueOf(row.get("id"))) && row.containsKey("email"));
  }
}
