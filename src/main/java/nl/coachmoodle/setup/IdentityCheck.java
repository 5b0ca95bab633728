package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.setup.report.Status;

/**
 * Whether people are found by their ID number. Since Moodle 3.0 the right to see all details is
 * enough for that; before, "Show user identity" must contain the ID number, and the right to see
 * identities is needed.
 */
final class IdentityCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.IDENTITY;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question canaries = Questions.canaries();
    if (examination.known(Capability.VIEW_DETAILS) != Status.OK) {
      return List.of(Finding.notMade(name(), CheckName.LOOKUP));
    }
    if (examination.isProven(Need.of(Kind.IDENTITY))) {
      return List.of(
          Finding.ok(name(), examination.evidence(canaries)).noting("found-by-idnumber"));
    }
    Optional<String> participant = examination.subject().participant();
    if (participant.isPresent()) {
      Question question = Questions.byIdnumber(participant.get());
      Optional<Reply> reply = examination.interview().askIfPossible(question);
      if (reply.isPresent() && reply.get().isOk()) {
        return isFound(reply.get().rows(), participant.get())
            ? List.of(
                Finding.ok(name(), examination.evidence(question)).noting("found-by-idnumber"))
            : List.of(
                Finding.failed(name(), needs(examination, true), examination.evidence(question)));
      }
    }
    if (examination.known(Capability.VIEW_ALL_DETAILS) == Status.OK) {
      Finding harmless =
          Finding.cannotTell(
                  name(), List.of(Need.of(Kind.IDENTITY)), examination.evidence(canaries))
              .noting("idnumber-by-details")
              .asHarmless();
      return List.of(harmless);
    }
    return List.of(
        Finding.cannotTell(name(), needs(examination, false), examination.evidence(canaries))
            .noting("identity-needs-participant"));
  }

  private static boolean isFound(List<Map<?, ?>> rows, String idnumber) {
    return rows.stream().anyMatch(row -> idnumber.equals(row.get("idnumber")));
  }

  private static List<Need> needs(Examination examination, boolean wasSought) {
    List<Need> needs = new ArrayList<>();
    needs.add(Need.of(Kind.IDENTITY));
    needs.add(Need.of(Capability.VIEW_USER_IDENTITY));
    if (wasSought && examination.known(Capability.VIEW_ALL_DETAILS) == Status.OK) {
      needs.add(0, Need.of(Kind.PARTICIPANT));
    } else if (wasSought) {
      needs.add(Need.of(Kind.PARTICIPANT));
    }
    return needs;
  }
}
