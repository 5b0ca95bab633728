package nl.coachmoodle.setup.report;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an examination came to.
 *
 * @param version as far as it is known
 * @param capabilities the thirteen capabilities and the right to assign Student, by name
 * @param functions the seven functions, by name
 * @param calls requests to Moodle
 * @param changed whether a probe has changed something in Moodle
 */
public record Conclusion(
    List<Finding> findings,
    VersionRange version,
    Map<String, Status> capabilities,
    Map<String, Status> functions,
    int calls,
    Duration took,
    boolean changed) {

  public Conclusion {
    findings = List.copyOf(findings);
    capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
  }

  /** For alarms: 2 when something failed, 1 when there is a warning, else 0. */
  public int level() {
    List<Status> weights = findings.stream().map(Finding::weight).toList();
    if (weights.contains(Status.FAILED)) {
      return 2;
    }
    return weights.contains(Status.WARNING) ? 1 : 0;
  }

  /** The worst of all findings. */
  public Status overall() {
    return Status.worst(findings.stream().map(Finding::weight).toList());
  }
}
