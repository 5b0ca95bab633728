package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/**
 * Custom profile fields. Moodle ignores an unknown short name, so only a probe tells of all of
 * them; accounts that were looked up anyway, above all the participant's, tell of the fields that
 * they have a value in.
 */
final class ProfileFieldsCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.PROFILE_FIELDS;
  }

  @Override
  public List<Finding> look(Examination examination) {
    if (examination.subject().probe().isPresent()) {
      return List.of();
    }
    ShownFields shown = ShownFields.in(examination.interview().replies());
    List<Finding> findings = new ArrayList<>();
    List<Need> untold = new ArrayList<>();
    for (String field : examination.subject().profileFields().stream().sorted().toList()) {
      Need need = new Need(Kind.PROFILE_FIELD, field);
      Optional<String> other = shown.resembling(field);
      if (shown.has(field)) {
        findings.add(Finding.ok(name()).noting("field-seen").with("field", field));
      } else if (other.isPresent()) {
        findings.add(
            Finding.failed(name(), need).noting("field-in-capitals").with("field", other.get()));
      } else {
        untold.add(need);
      }
    }
    if (!untold.isEmpty()) {
      findings.add(Finding.cannotTell(name(), untold).noting("fields-need-probe"));
    }
    return findings;
  }
}
