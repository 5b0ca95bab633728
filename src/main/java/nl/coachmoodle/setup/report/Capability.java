package nl.coachmoodle.setup.report;

import static nl.coachmoodle.setup.report.Operation.ADD_TO_COHORT;
import static nl.coachmoodle.setup.report.Operation.ENROL_PARTICIPANT;
import static nl.coachmoodle.setup.report.Operation.RECONCILE;
import static nl.coachmoodle.setup.report.Operation.REMOVE_FROM_COHORT;
import static nl.coachmoodle.setup.report.Operation.SUSPEND_PARTICIPANT;
import static nl.coachmoodle.setup.report.Operation.SYNC_PROFILE;
import static nl.coachmoodle.setup.report.Operation.WITHDRAW_PARTICIPANT;

import java.util.Set;

/** The thirteen capabilities of the set-up article, and what suffers without each. */
public enum Capability {
  ENROL("enrol/manual:enrol"),
  UNENROL("enrol/manual:unenrol"),
  COHORT_ASSIGN("moodle/cohort:assign"),
  USER_CREATE("moodle/user:create"),
  USER_UPDATE("moodle/user:update"),
  VIEW_DETAILS("moodle/user:viewdetails"),
  VIEW_ALL_DETAILS("moodle/user:viewalldetails"),
  /** Needed only where Moodle hides user fields; then it also hides who is suspended. */
  VIEW_HIDDEN_DETAILS("moodle/user:viewhiddendetails"),
  /** Needed only on Moodle 2.9, where ID numbers cannot be searched without it. */
  VIEW_USER_IDENTITY("moodle/site:viewuseridentity"),
  /** Has no effect on the seven functions in any measured version. */
  USER_EMAIL("moodle/course:useremail"),
  COURSE_VIEW("moodle/course:view"),
  ROLE_ASSIGN("moodle/role:assign"),
  REST_USE("webservice/rest:use");

  private final String moodleName;

  Capability(String moodleName) {
    this.moodleName = moodleName;
  }

  /** The name in Moodle, such as {@code moodle/user:create}. */
  public String moodleName() {
    return moodleName;
  }

  Set<Operation> suffering() {
    return switch (this) {
      case ENROL, COURSE_VIEW, ROLE_ASSIGN ->
          Set.of(ENROL_PARTICIPANT, WITHDRAW_PARTICIPANT, RECONCILE);
      case UNENROL -> Set.of(WITHDRAW_PARTICIPANT, RECONCILE);
      case COHORT_ASSIGN ->
          Set.of(
              ADD_TO_COHORT,
              REMOVE_FROM_COHORT,
              ENROL_PARTICIPANT,
              WITHDRAW_PARTICIPANT,
              RECONCILE);
      case USER_CREATE -> Set.of(ENROL_PARTICIPANT, RECONCILE);
      case USER_UPDATE -> Set.of(ENROL_PARTICIPANT, SYNC_PROFILE, SUSPEND_PARTICIPANT, RECONCILE);
      case VIEW_HIDDEN_DETAILS -> Set.of(SUSPEND_PARTICIPANT, ENROL_PARTICIPANT);
      case USER_EMAIL -> Set.of();
      case VIEW_DETAILS, VIEW_ALL_DETAILS, VIEW_USER_IDENTITY, REST_USE -> Operation.all();
    };
  }
}
