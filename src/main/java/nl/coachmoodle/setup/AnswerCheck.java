package nl.coachmoodle.setup;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** Whether a Moodle that is open answers at this address. */
final class AnswerCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.ANSWER;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.canaries();
    Reply reply = examination.ask(question);
    Optional<Need> need = reply.failure().flatMap(failure -> need(failure.code()));
    if (need.isEmpty()) {
      return List.of(Finding.ok(name(), examination.evidence(question)));
    }
    Finding failed = Finding.failed(name(), need.get(), examination.evidence(question));
    Optional<String> location =
        reply.failure().map(Failure::facts).map(facts -> facts.get("location"));
    return examination.block(
        location.map(to -> failed.noting("redirected").with("location", to)).orElse(failed));
  }

  private static Optional<Need> need(FailureCode code) {
    return Optional.ofNullable(
            switch (code) {
              case MOODLE_UNREACHABLE, MOODLE_TIMEOUT, MOODLE_CONNECTION_LOST ->
                  Kind.SITE_CONNECTION;
              case CERTIFICATE_NOT_TRUSTED -> Kind.CERTIFICATE;
              case MOODLE_UNAVAILABLE, MOODLE_EMPTY_ANSWER, MOODLE_ANSWER_CUT, MOODLE_PHP_ERROR ->
                  Kind.WEB_SERVER;
              case BLOCKED_BY_WEB_SERVER, REQUEST_TOO_LARGE -> Kind.WEB_SERVER;
              case MOODLE_MAINTENANCE -> Kind.SITE_OPEN;
              case MOODLE_UPGRADING -> Kind.SITE_UPGRADED;
              case MOODLE_DATABASE_DOWN -> Kind.SITE_DATABASE;
              case WRONG_ADDRESS -> Kind.SITE_ADDRESS;
              case NOT_MOODLE_REST -> Kind.MOODLE_THERE;
              default -> null;
            })
        .map(Need::of);
  }
}
