package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** Whether Moodle says why it refuses. */
final class DebuggingCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.DEBUGGING;
  }

  @Override
  public boolean isAlwaysMade() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) {
    List<Reply> replies = examination.interview().replies();
    boolean isDisplayed =
        replies.stream()
            .anyMatch(
                reply ->
                    reply.debuginfo().filter(debug -> reply.message().contains(debug)).isPresent());
    if (isDisplayed) {
      return List.of(
          Finding.warning(name(), List.of(Need.of(Kind.DEBUG_DISPLAY)))
              .noting("debugging-displayed"));
    }
    if (examination.tellsReasons()) {
      return List.of(Finding.ok(name()).noting("debugging-on"));
    }
    boolean wasRefused =
        replies.stream()
            .anyMatch(reply -> reply.is("invalidparameter") || reply.is("accessexception"));
    return List.of(Finding.ok(name()).noting(wasRefused ? "debugging-off" : "debugging-unknown"));
  }
}
