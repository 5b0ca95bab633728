package nl.coachmoodle.setup;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
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
    List<Need> needs =
        reply.failure().map(AnswerCheck::needs).orElse(List.of()).stream().map(Need::of).toList();
    if (needs.isEmpty()) {
      return List.of(Finding.ok(name(), examination.evidence(question)));
    }
    Finding failed = Finding.failed(name(), needs, examination.evidence(question));
    Optional<String> location =
        reply.failure().map(Failure::facts).map(facts -> facts.get("location"));
    return examination.block(
        location.map(to -> failed.noting("redirected").with("location", to)).orElse(failed));
  }

  private static List<Kind> needs(Failure failure) {
    String status = failure.facts().getOrDefault("status", "");
    return switch (failure.code()) {
      case MOODLE_UNREACHABLE, MOODLE_TIMEOUT, MOODLE_CONNECTION_LOST ->
          List.of(Kind.SITE_CONNECTION);
      case CERTIFICATE_NOT_TRUSTED -> List.of(Kind.CERTIFICATE);
      // Moodle 2.9 says its own troubles with a page of the web server's kind, and the page of a
      // maintenance can be the administrator's own.
      case MOODLE_UNAVAILABLE ->
          status.equals("503")
              ? List.of(Kind.WEB_SERVER, Kind.SITE_DATABASE, Kind.SITE_UPGRADED, Kind.SITE_OPEN)
              : List.of(Kind.WEB_SERVER, Kind.SITE_DATABASE, Kind.SITE_UPGRADED);
      case MOODLE_EMPTY_ANSWER, MOODLE_ANSWER_CUT, MOODLE_PHP_ERROR, REQUEST_TOO_LARGE ->
          List.of(Kind.WEB_SERVER);
      case BLOCKED_BY_WEB_SERVER ->
          status.equals("404")
              ? List.of(Kind.MOODLE_THERE, Kind.WEB_SERVER)
              : List.of(Kind.WEB_SERVER);
      case MOODLE_MAINTENANCE -> List.of(Kind.SITE_OPEN);
      case MOODLE_UPGRADING -> List.of(Kind.SITE_UPGRADED);
      case MOODLE_DATABASE_DOWN -> List.of(Kind.SITE_DATABASE);
      case WRONG_ADDRESS -> List.of(Kind.SITE_ADDRESS);
      case NOT_MOODLE_REST -> List.of(Kind.MOODLE_THERE);
      default -> List.of();
    };
  }
}
