package nl.coachmoodle.setup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;

/**
 * Functions beyond the seven that would tell more: which version this is and what the token may
 * call, and whether manual enrolment is enabled in a course and the Student role can be given
 * there. Nothing needs them.
 */
final class MoreFunctionsCheck implements Check {
  /** Let this software read who is in a course or cohort, and so see differences. */
  private static final List<String> READING =
      List.of("core_enrol_get_enrolled_users", "core_cohort_get_cohort_members");

  @Override
  public CheckName name() {
    return CheckName.MORE_FUNCTIONS;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.siteInfo();
    Reply reply = examination.ask(question);
    Finding finding = Finding.ok(name(), examination.evidence(question));
    TreeSet<String> more = new TreeSet<>(functions(reply));
    SevenFunctions.questions(examination).forEach(seven -> more.remove(seven.function()));
    if (!reply.isOk()) {
      READING.stream().filter(function -> isThere(examination, function)).forEach(more::add);
      if (more.isEmpty()) {
        return List.of(finding.noting("site-info-missing"));
      }
    }
    return List.of(finding.noting("more-functions").with("functions", String.join(", ", more)));
  }

  /** Without parameters a function does nothing, and says so only to who may call it. */
  private static boolean isThere(Examination examination, String function) {
    return examination
        .interview()
        .askIfPossible(new Question(function, "without parameters", Form.of()))
        .filter(reply -> reply.is("invalidparameter"))
        .isPresent();
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
