package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/**
 * Whether web services and the REST protocol are on: both are off with the same answer. The door
 * for files asks about web services first and then for the token, so what it says to nobody's token
 * tells the two apart.
 */
final class WebServicesCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.WEB_SERVICES;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.canaries();
    if (!Interview.isFailure(examination.ask(question), FailureCode.WEB_SERVICES_OFF)) {
      return List.of(Finding.ok(name(), examination.evidence(question)));
    }
    Reply nobody = examination.interview().asNobody();
    return examination.block(
        Finding.failed(
            name(),
            missing(examination, nobody),
            examination.evidence(question),
            new Evidence("upload.php (a token of nobody)", Interview.shortened(nobody))));
  }

  private static List<Need> missing(Examination examination, Reply nobody) {
    if (nobody.is("accessexception")) {
      return List.of(Need.of(Kind.WEB_SERVICES));
    }
    if (nobody.is("invalidtoken")) {
      return List.of(Need.of(Kind.REST_PROTOCOL));
    }
    if (nobody.isOk() && !nobody.message().isEmpty()) {
      return missingByWords(examination, nobody);
    }
    return List.of(Need.of(Kind.REST_PROTOCOL), Need.of(Kind.WEB_SERVICES));
  }

  /**
   * Moodle 2.9 without debugging sends no code, only words in the language of the site: as long as
   * it looks at tokens, it has others for a token of nobody than for ours.
   */
  private static List<Need> missingByWords(Examination examination, Reply nobody) {
    Reply ours = examination.interview().atUploads();
    return !ours.isOk() || ours.message().equals(nobody.message())
        ? List.of(Need.of(Kind.WEB_SERVICES), Need.of(Kind.REST_PROTOCOL))
        : List.of(Need.of(Kind.REST_PROTOCOL));
  }
}
