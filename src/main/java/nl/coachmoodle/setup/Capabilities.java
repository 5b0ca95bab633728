package nl.coachmoodle.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.coachmoodle.moodle.wire.WsFunction;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Status;

/** Sums up what was learned of each capability and function. */
final class Capabilities {
  /** How the page "Allow role assignments" stands among the capabilities. */
  static final String ASSIGN_STUDENT = "allow assignments: Student";

  private Capabilities() {}

  /** The thirteen, and whether the role may assign Student. */
  static Map<String, Status> states(Examination examination, List<Finding> findings) {
    Map<String, Status> states = new LinkedHashMap<>();
    for (Capability capability : Capability.values()) {
      states.put(capability.moodleName(), examination.known(capability));
    }
    boolean isAssignable = examination.known(Capability.ROLE_ASSIGN) == Status.OK;
    boolean isWrongId =
        findings.stream()
            .flatMap(finding -> finding.needs().stream())
            .anyMatch(need -> need.kind() == Need.Kind.STUDENT_ROLE_ID);
    states.put(ASSIGN_STUDENT, isAssignable && !isWrongId ? Status.OK : Status.CANNOT_TELL);
    return states;
  }

  /** The seven. */
  static Map<String, Status> functions(Examination examination) {
    Map<String, Status> states = new TreeMap<>();
    for (WsFunction function : WsFunction.values()) {
      states.put(function.wsName(), examination.known(function.wsName()));
    }
    return states;
  }
}
