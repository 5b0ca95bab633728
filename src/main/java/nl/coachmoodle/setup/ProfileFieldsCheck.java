package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** Custom profile fields: Moodle ignores an unknown short name, so only a probe tells. */
final class ProfileFieldsCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.PROFILE_FIELDS;
  }

  @Override
  public List<Finding> look(Examination examination) {
    List<Need> needs =
        examination.subject().profileFields().stream()
            .sorted()
            .map(field -> new Need(Kind.PROFILE_FIELD, field))
            .toList();
    boolean isLeftToProbe = examination.subject().probe().isPresent();
    return needs.isEmpty() || isLeftToProbe
        ? List.of()
        : List.of(Finding.cannotTell(name(), needs).noting("fields-need-probe"));
  }
}
