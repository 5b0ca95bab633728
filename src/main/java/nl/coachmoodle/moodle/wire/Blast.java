package nl.coachmoodle.moodle.wire;

import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureClass;

/** How far a refused call reaches: whether splitting the list can save a part of it. */
enum Blast {
  /** Every further call would fail as well: Moodle is away, or set up wrong. */
  WHOLE_SITE,
  /** This call, whatever is in it. */
  WHOLE_CALL,
  /** Everything about one course or cohort. */
  ONE_SUBJECT,
  /** One item, and nobody says which. */
  ONE_ITEM;

  static Blast of(Failure failure, WsFunction function) {
    return switch (failure.code()) {
      case NO_MANUAL_ENROLMENT,
          COURSE_HIDDEN,
          COURSE_VIEW_MISSING,
          COURSE_NOT_ACCESSIBLE,
          COURSE_NOT_FOUND,
          COHORT_NOT_FOUND,
          ROLE_NOT_ASSIGNABLE ->
          ONE_SUBJECT;
      // An override in one course, or one context of a category cohort, takes it away there only.
      case CAPABILITY_MISSING ->
          function == WsFunction.CORE_USER_CREATE_USERS
                  || function == WsFunction.CORE_USER_UPDATE_USERS
              ? WHOLE_SITE
              : ONE_SUBJECT;
      // Dates and account are known to be right, so only the course or the role can be wrong.
      case INVALID_VALUE -> isEnrolment(function) ? ONE_SUBJECT : ONE_ITEM;
      case WRITE_CONFLICT, REQUEST_TOO_LARGE, LANGUAGE_NOT_INSTALLED -> ONE_ITEM;
      // How new accounts sign in is one setting for everybody.
      case AUTHENTICATION_UNKNOWN, PASSWORD_MISSING -> WHOLE_SITE;
      // The work is done and only Moodle's own answer is broken: never make it again.
      case ANSWER_REFUSED_BY_MOODLE, UNKNOWN_PARAMETER -> WHOLE_CALL;
      default ->
          failure.failureClass() == FailureClass.DATA || failure.failureClass() == FailureClass.BUG
              ? ONE_ITEM
              : WHOLE_SITE;
    };
  }

  private static boolean isEnrolment(WsFunction function) {
    return function == WsFunction.ENROL_MANUAL_ENROL_USERS
        || function == WsFunction.ENROL_MANUAL_UNENROL_USERS;
  }
}
