package nl.coachmoodle.setup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;

/**
 * Functions beyond the seven that would tell more: which version this is and what the token may
 * call, and whether manual enrolment is enabled in a course. Nothing needs them.
 */
final class MoreFunctionsCheck implements Check {
  /** Tells the enabled enrolment methods of a course; needs no right beyond seeing it. */
  static final String ENROLMENT_METHODS = "core_enrol_get_course_enrolment_methods";

  @Override
  public CheckName name() {
    return CheckName.MORE_FUNCTIONS;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.siteInfo();
    Reply reply = examination.ask(question);
    Finding finding = Finding.ok(name(), examination.evidence(question));
    if (!reply.isOk()) {
      return List.of(finding.noting("site-info-missing"));
    }
    TreeSet<String> more = new TreeSet<>(functions(reply));
    SevenFunctions.questions(examination).forEach(seven -> more.remove(seven.function()));
    return List.of(finding.noting("more-functions").with("functions", String.join(", ", more)));
  }

  /** What the token may call, by Moodle's own word; empty where it does not tell. */
  static Collection<String> functions(Reply siteInfo) {
    TreeSet<String> names = new TreeSet<>();
    if (siteInfo.result().orElse("") instanceof Map<?, ?> info
        && info.get("functions") instanceof List<?> functions) {
      functions.forEach(
          function -> {
            if (function instanceof Map<?, ?> one && one.get("name") instanceof String name) {
              names.add(name);
            }
          });
    }
    return names;
  }
}
