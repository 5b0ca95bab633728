package nl.coachmoodle.setup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/**
 * Whether what new accounts get is installed: a language pack, an authentication plug-in. Moodle
 * looks at both before it looks for the account, so an update of nobody tells.
 */
final class NewAccountCheck implements Check {
  private final CheckName name;
  private final Kind kind;
  private final String field;
  private final Function<Subject, Optional<String>> wanted;

  private NewAccountCheck(
      CheckName name, Kind kind, String field, Function<Subject, Optional<String>> wanted) {
    this.name = name;
    this.kind = kind;
    this.field = field;
    this.wanted = wanted;
  }

  /** The language of new accounts. */
  static NewAccountCheck ofLanguage() {
    return new NewAccountCheck(CheckName.LANGUAGE, Kind.LANGUAGE, "lang", Subject::language);
  }

  /** The authentication plug-in of new accounts. */
  static NewAccountCheck ofSignIn() {
    return new NewAccountCheck(
        CheckName.SIGN_IN, Kind.SIGN_IN_PLUGIN, "auth", Subject::signInPlugin);
  }

  @Override
  public CheckName name() {
    return name;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Optional<String> value = wanted.apply(examination.subject());
    if (value.isEmpty()) {
      return List.of();
    }
    Need need = new Need(kind, value.get());
    Question question = Questions.updateOfNobody(field, value.get());
    if (examination.lacks(question)) {
      return List.of(Finding.notMade(name, CheckName.FUNCTIONS));
    }
    Optional<Reply> asked = examination.interview().askIfPossible(question);
    if (asked.isEmpty()) {
      return List.of(Finding.cannotTell(name, List.of(need)));
    }
    Reply reply = asked.get();
    if (reply.is("invalidparameter") && !reply.says("Unexpected keys")) {
      return List.of(Finding.failed(name, need, examination.evidence(question)));
    }
    // The right is looked at after the values, so a refusal about it tells that they are fine.
    boolean isFine = reply.isOk() || Examination.lacksCapability(reply);
    return List.of(
        isFine && !examination.version().isBefore(3, 6)
            ? Finding.ok(name, examination.evidence(question))
            : Finding.cannotTell(name, List.of(need), examination.evidence(question)));
  }
}
