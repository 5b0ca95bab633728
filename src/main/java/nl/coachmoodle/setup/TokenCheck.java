package nl.coachmoodle.setup;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** Whether Moodle knows the token, and takes it from where this deployment calls. */
final class TokenCheck implements Check {
  private static final Pattern ADDRESS = Pattern.compile("IP:\\s*([0-9a-fA-F.:]+)");

  @Override
  public CheckName name() {
    return CheckName.TOKEN;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.canaries();
    Reply reply = examination.ask(question);
    if (Interview.isFailure(reply, FailureCode.TOKEN_REFUSED)) {
      // An expired token is deleted by the first call that comes with it.
      return failed(examination, question, List.of(Need.of(Kind.TOKEN), Need.of(Kind.TOKEN_END)));
    }
    if (Interview.isFailure(reply, FailureCode.TOKEN_EXPIRED)
        || (Interview.isRefusedAccess(reply)
            && examination.ask(Questions.noSuchFunction()).is("invalidtoken"))) {
      return failed(examination, question, List.of(Need.of(Kind.TOKEN_END)));
    }
    if (Interview.isFailure(reply, FailureCode.ADDRESS_NOT_ALLOWED)) {
      return examination.block(
          Finding.failed(name(), Need.of(Kind.TOKEN_ADDRESS), examination.evidence(question))
              .noting("calls-come-from")
              .with("address", address(reply))
              .with("egress", egress(examination)));
    }
    return List.of(Finding.ok(name(), examination.evidence(question)));
  }

  private List<Finding> failed(Examination examination, Question question, List<Need> needs) {
    return examination.block(Finding.failed(name(), needs, examination.evidence(question)));
  }

  /** The address that Moodle saw. */
  private static String address(Reply reply) {
    Matcher matcher = ADDRESS.matcher(reply.debuginfo().orElse("") + "\n" + reply.message());
    return matcher.find() ? matcher.group(1).replaceAll("[.:]+$", "") : "?";
  }

  /** The addresses that this deployment's calls should come from. */
  static String egress(Examination examination) {
    List<String> egress = examination.subject().egress();
    return egress.isEmpty() ? "-" : String.join(", ", egress);
  }
}
