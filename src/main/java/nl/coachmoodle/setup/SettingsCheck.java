package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** The settings of this deployment, as far as they can be judged without a call. */
final class SettingsCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.SETTINGS;
  }

  @Override
  public List<Finding> look(Examination examination) {
    List<Need> needs = new ArrayList<>();
    if (examination.subject().isUnprotected()) {
      needs.add(Need.of(Kind.HTTPS));
    }
    if (examination.subject().tokenIsOdd()) {
      return List.of(
          Finding.warning(name(), List.of(Need.of(Kind.TOKEN))).noting("token-shape"),
          needs.isEmpty() ? Finding.ok(name()) : Finding.warning(name(), needs));
    }
    return List.of(needs.isEmpty() ? Finding.ok(name()) : Finding.warning(name(), needs));
  }
}
