package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.setup.report.VersionRange;

/** Which Moodle this is, and what follows from it. */
final class VersionCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.VERSION;
  }

  @Override
  public boolean isAlwaysMade() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) {
    VersionRange version = examination.version();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(name())
            .noting(isKnown(version) ? "version" : "version-unknown")
            .with("version", version));
    if (examination.subject().version().filter(set -> !version.allows(set)).isPresent()) {
      findings.add(
          Finding.warning(name(), List.<Need>of())
              .noting("version-setting")
              .with("version", version));
    }
    if (version.isBefore(3, 0) && examination.known(Capability.VIEW_ALL_DETAILS) != Status.OK) {
      findings.add(Finding.ok(name()).noting("version-before-3-0"));
    }
    if (version.isBefore(3, 2)) {
      findings.add(Finding.ok(name()).noting("version-before-3-2"));
    } else if (version.isBefore(4, 0)) {
      findings.add(Finding.ok(name()).noting("version-before-4-0"));
    }
    return findings;
  }

  private static boolean isKnown(VersionRange version) {
    return !version.equals(VersionRange.any());
  }
}
