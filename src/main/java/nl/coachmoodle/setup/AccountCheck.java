package nl.coachmoodle.setup;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/**
 * Whether the service account may work: Moodle refuses one that is suspended, deleted, unconfirmed,
 * without a way to sign in, without a new password that it must have, or incomplete. Which of these
 * Moodle looks at differs by version and authentication method; its answer names it.
 */
final class AccountCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.ACCOUNT;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Question question = Questions.canaries();
    Reply reply = examination.ask(question);
    Optional<Kind> missing = reply.failure().flatMap(failure -> missing(failure.code()));
    if (missing.isPresent()) {
      return examination.block(
          Finding.failed(name(), Need.of(missing.get()), examination.evidence(question)));
    }
    return List.of(Finding.ok(name(), examination.evidence(question)));
  }

  /** What is wrong with the account that this answer is about. */
  static Optional<Kind> missing(FailureCode code) {
    return Optional.ofNullable(
        switch (code) {
          case SERVICE_ACCOUNT_SUSPENDED -> Kind.ACCOUNT_ACTIVE;
          case SERVICE_ACCOUNT_DELETED -> Kind.ACCOUNT_THERE;
          case SERVICE_ACCOUNT_NOLOGIN, AUTHENTICATION_PLUGIN_MISSING -> Kind.ACCOUNT_SIGN_IN;
          case SERVICE_ACCOUNT_UNCONFIRMED -> Kind.ACCOUNT_CONFIRMED;
          case SERVICE_ACCOUNT_MUST_CHANGE_PASSWORD -> Kind.ACCOUNT_PASSWORD;
          case SERVICE_ACCOUNT_INCOMPLETE -> Kind.ACCOUNT_COMPLETE;
          case SERVICE_ACCOUNT_POLICY_NOT_ACCEPTED -> Kind.ACCOUNT_POLICY;
          default -> null;
        });
  }
}
