package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.setup.report.Status;

/**
 * Does what cannot be told otherwise: enrols a throw-away account in the course that was named, and
 * unenrols it; adds it to the cohort that was named, and removes it. Only made when asked for. It
 * works on one account of its own, the same every time, and leaves it suspended.
 */
final class ProbeCheck implements Check {
  /** Calls at the most. */
  static final int CALLS = 10;

  @Override
  public CheckName name() {
    return CheckName.PROBE;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Optional<Subject.Probe> probe = examination.subject().probe();
    if (probe.isEmpty()) {
      return List.of();
    }
    if (examination.known(Capability.VIEW_DETAILS) != Status.OK) {
      return List.of(Finding.notMade(name(), CheckName.LOOKUP));
    }
    ThrowAwayAccount account = new ThrowAwayAccount(examination);
    List<Finding> findings = new ArrayList<>();
    Optional<Long> id = account.prepare(findings);
    if (id.isEmpty()) {
      return findings;
    }
    try {
      probe.get().course().ifPresent(course -> findings.add(enrol(examination, course, id.get())));
      probe.get().cohort().ifPresent(cohort -> findings.add(join(examination, cohort, id.get())));
    } finally {
      findings.add(account.putAway(id.get()));
    }
    return findings;
  }

  private Finding enrol(Examination examination, long course, long account) {
    String about = Long.toString(course);
    Form place =
        Form.of("enrolments[0][userid]", Long.toString(account), "enrolments[0][courseid]", about);
    String role = Long.toString(examination.subject().studentRoleId());
    Question enrolling =
        new Question(
            "enrol_manual_enrol_users",
            "the throw-away account in course " + about,
            place.then(Form.of("enrolments[0][roleid]", role)));
    Reply reply = examination.interview().tell(enrolling);
    Evidence evidence = Interview.evidence(enrolling, reply);
    if (!reply.isOk()) {
      return notEnrolled(examination, reply, about).resting(List.of(evidence));
    }
    examination.prove(new Need(Kind.MANUAL_ENABLED, about));
    examination.prove(Need.of(Kind.MANUAL_PLUGIN));
    Question unenrolling =
        new Question(
            "enrol_manual_unenrol_users", "the throw-away account from course " + about, place);
    Reply left = examination.interview().tell(unenrolling);
    Evidence gone = Interview.evidence(unenrolling, left);
    return left.isOk()
        ? Finding.ok(name(), evidence, gone)
        : Finding.failed(name(), Need.of(Capability.UNENROL), evidence, gone)
            .noting("probe-left-enrolled");
  }

  /**
   * Why the throw-away account was not let in. A right that is there everywhere else is taken away
   * here, by an override.
   */
  private Finding notEnrolled(Examination examination, Reply reply, String course) {
    List<Need> needs = List.of(new Need(Kind.MANUAL_ENABLED, course), Need.of(Kind.MANUAL_PLUGIN));
    if (Interview.isFailure(reply, FailureCode.NO_MANUAL_ENROLMENT)) {
      return Finding.failed(name(), needs);
    }
    boolean lacksRole = Interview.isFailure(reply, FailureCode.ROLE_NOT_ASSIGNABLE);
    boolean isOverridden =
        (lacksRole && examination.known(Capability.ROLE_ASSIGN) == Status.OK)
            || (Examination.lacksCapability(reply)
                && examination.known(Capability.ENROL) == Status.OK);
    return isOverridden
        ? Finding.failed(name(), new Need(Kind.COURSE_RIGHTS, course))
        : Finding.cannotTell(name(), needs);
  }

  private Finding join(Examination examination, long cohort, long account) {
    String about = Long.toString(cohort);
    String id = Long.toString(account);
    Question joining =
        new Question(
            "core_cohort_add_cohort_members",
            "the throw-away account to cohort " + about,
            Form.of(
                "members[0][cohorttype][type]",
                "id",
                "members[0][cohorttype][value]",
                about,
                "members[0][usertype][type]",
                "id",
                "members[0][usertype][value]",
                id));
    Reply reply = examination.interview().tell(joining);
    Evidence evidence = Interview.evidence(joining, reply);
    if (!reply.isOk() || !warnsOnlyOfMembers(reply)) {
      return Examination.lacksCapability(reply)
          ? Finding.failed(name(), Need.of(Capability.COHORT_ASSIGN), evidence)
          : Finding.cannotTell(name(), List.of(new Need(Kind.COHORT, about)), evidence);
    }
    Question leaving =
        new Question(
            "core_cohort_delete_cohort_members",
            "the throw-away account from cohort " + about,
            Form.of("members[0][cohortid]", about, "members[0][userid]", id));
    Reply left = examination.interview().tell(leaving);
    Evidence gone = Interview.evidence(leaving, left);
    return left.isOk()
        ? Finding.ok(name(), evidence, gone)
        : Finding.failed(name(), Need.of(Capability.COHORT_ASSIGN), evidence, gone);
  }

  private static boolean warnsOnlyOfMembers(Reply reply) {
    return reply.warnings().stream().allMatch(warning -> "3".equals(warning.get("warningcode")));
  }
}
