package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.roster.RandomPasswords;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/**
 * The account that probes work on. It is made once and found again by its ID number; between probes
 * it is suspended. Nobody knows its password, and its address is one that no mail goes to.
 */
final class ThrowAwayAccount {
  /** By this it is recognised in Moodle. */
  static final String IDNUMBER = "coachmoodle-setup-check";

  /** What lets the account be found by its ID number. */
  private static final List<Need> SHOWN =
      List.of(Need.of(Kind.IDENTITY), Need.of(Capability.VIEW_USER_IDENTITY));

  private static final String ADDRESS = "coachmoodle-setup-check@example.com";
  private static final String UPDATE = "core_user_update_users";

  private final Examination examination;
  private final Interview interview;
  private final Question search = Questions.byIdnumber(IDNUMBER);

  ThrowAwayAccount(Examination examination) {
    this.examination = examination;
    this.interview = examination.interview();
  }

  /** Makes or wakes the account, and tells what it shows; empty when there is none to work on. */
  Optional<Long> prepare(List<Finding> findings) {
    Optional<Long> known = id(interview.tell(search));
    Question making = known.map(this::waking).orElseGet(this::making);
    Reply made = interview.tell(making);
    Evidence evidence = Interview.evidence(making, made);
    Optional<Long> id = known.isPresent() ? known.filter(any -> made.isOk()) : firstId(made);
    if (id.isEmpty()) {
      findings.add(
          known.isPresent()
              ? Finding.cannotTell(
                  CheckName.PROBE, List.of(Need.of(Capability.USER_UPDATE)), evidence)
              : unmade(made, evidence));
      return id;
    }
    examination.change();
    Reply seen = interview.tell(search);
    if (id(seen).isPresent()) {
      examination.prove(Need.of(Kind.IDENTITY));
      findings.add(Finding.ok(CheckName.PROBE, evidence));
      addFields(findings, seen);
    } else {
      findings.add(
          Finding.failed(CheckName.PROBE, SHOWN, evidence, Interview.evidence(search, seen)));
    }
    return id;
  }

  /**
   * Why there is no account. One from an earlier probe is there when its user name is taken, and
   * was not found only because ID numbers are not shown. With debugging off Moodle does not say so.
   */
  private static Finding unmade(Reply reply, Evidence evidence) {
    if (Interview.isFailure(reply, FailureCode.USERNAME_EXISTS, FailureCode.EMAIL_EXISTS)) {
      return Finding.failed(CheckName.PROBE, SHOWN, evidence);
    }
    List<Need> needs = new ArrayList<>(reply.is("invalidparameter") ? SHOWN : List.of());
    needs.add(Need.of(Capability.USER_CREATE));
    return Finding.cannotTell(CheckName.PROBE, needs, evidence);
  }

  /** Suspends the account, as every Moodle since 3.2 lets us. */
  Finding putAway(long id) {
    Question suspending =
        new Question(
            UPDATE,
            "the throw-away account, suspended",
            Form.of("users[0][id]", Long.toString(id), "users[0][suspended]", "1"));
    Reply reply = interview.tell(suspending);
    return left(reply, Interview.evidence(suspending, reply)).with("idnumber", IDNUMBER);
  }

  private Finding left(Reply reply, Evidence evidence) {
    if (reply.isOk() && reply.warnings().isEmpty()) {
      return Finding.ok(CheckName.PROBE, evidence).noting("probe-left");
    }
    if (examination.version().isBefore(3, 2)) {
      return Finding.ok(CheckName.PROBE, evidence).noting("probe-left-active");
    }
    List<Need> needs =
        Examination.lacksCapability(reply)
            ? List.of(Need.of(Capability.USER_UPDATE))
            : List.<Need>of();
    return Finding.warning(CheckName.PROBE, needs, evidence).noting("probe-not-suspended");
  }

  private void addFields(List<Finding> findings, Reply seen) {
    ShownFields shown = ShownFields.in(List.of(seen));
    Evidence evidence = Interview.evidence(search, seen);
    for (String field : examination.subject().profileFields().stream().sorted().toList()) {
      findings.add(
          shown.has(field)
              ? Finding.ok(CheckName.PROFILE_FIELDS, evidence)
                  .noting("field-shown")
                  .with("field", field)
              : Finding.failed(
                      CheckName.PROFILE_FIELDS, new Need(Kind.PROFILE_FIELD, field), evidence)
                  .noting("field-not-shown"));
    }
  }

  private Question making() {
    Form form =
        Form.of(
            "users[0][username]",
            IDNUMBER,
            "users[0][password]",
            new RandomPasswords().get(),
            "users[0][firstname]",
            "Setup",
            "users[0][lastname]",
            "Check",
            "users[0][email]",
            ADDRESS,
            "users[0][idnumber]",
            IDNUMBER);
    return new Question("core_user_create_users", "the throw-away account", form.then(fields()));
  }

  private Question waking(long id) {
    return new Question(
        UPDATE,
        "the throw-away account",
        Form.of("users[0][id]", Long.toString(id)).then(awake()).then(fields()));
  }

  private Form awake() {
    return examination.version().isBefore(3, 2) ? Form.of() : Form.of("users[0][suspended]", "0");
  }

  private Form fields() {
    Form form = Form.of();
    int index = 0;
    for (String field : examination.subject().profileFields().stream().sorted().toList()) {
      String name = "users[0][customfields][" + index + "]";
      form = form.then(Form.of(name + "[type]", field, name + "[value]", "1"));
      index++;
    }
    return form;
  }

  private static Optional<Long> id(Reply reply) {
    return reply.rows().stream()
        .filter(row -> IDNUMBER.equals(row.get("idnumber")))
        .findFirst()
        .flatMap(ThrowAwayAccount::number);
  }

  private static Optional<Long> firstId(Reply reply) {
    return reply.rows().stream().findFirst().flatMap(ThrowAwayAccount::number);
  }

  private static Optional<Long> number(Map<?, ?> row) {
    return row.get("id") instanceof Number id ? Optional.of(id.longValue()) : Optional.empty();
  }
}
