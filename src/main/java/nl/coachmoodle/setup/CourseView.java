package nl.coachmoodle.setup;

import java.util.List;
import java.util.stream.Stream;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;

/** How far the service account comes into a course, by what Moodle says to an impossible call. */
enum CourseView {
  /** It sees the course. */
  SEEN,
  /** There is no such course. */
  ABSENT,
  HIDDEN,
  /** The right to enter courses is missing. */
  NOT_ENTERED,
  /** Hidden, or the right is missing: Moodle does not say which. */
  NOT_ENTERED_OR_HIDDEN,
  /** The answer is about something else. */
  UNKNOWN;

  /** The courses that are tried beside those that are configured; 1 is the front page. */
  private static final List<Long> TRIED = List.of(2L, 3L, 4L);

  /** The courses that can be looked at, those that are configured first. */
  static List<Long> courses(Subject subject) {
    return Stream.concat(subject.courses().stream(), TRIED.stream()).distinct().toList();
  }

  /** Looks at a course by enrolling nobody. */
  static CourseView entering(Examination examination, long course) {
    Reply reply = examination.ask(Questions.enrolmentOfNobody(course));
    // All other parameters of this call are of the right form: only the course can be wrong.
    return Interview.isFailure(reply, FailureCode.INVALID_VALUE) ? ABSENT : of(reply);
  }

  /** Looks at a course by unenrolling nobody. */
  static CourseView leaving(Examination examination, long course) {
    Reply reply = examination.ask(Questions.unenrolmentOfNobody(course));
    // Here a course that is not there has an answer of its own, so it is the account.
    return Interview.isFailure(reply, FailureCode.INVALID_VALUE) ? SEEN : of(reply);
  }

  private static CourseView of(Reply reply) {
    if (Interview.isFailure(reply, FailureCode.COURSE_HIDDEN)) {
      return HIDDEN;
    }
    if (Interview.isFailure(reply, FailureCode.COURSE_VIEW_MISSING)) {
      return NOT_ENTERED;
    }
    if (Interview.isFailure(reply, FailureCode.COURSE_NOT_ACCESSIBLE)) {
      return NOT_ENTERED_OR_HIDDEN;
    }
    if (Interview.isFailure(reply, FailureCode.COURSE_NOT_FOUND)) {
      return ABSENT;
    }
    boolean isPastTheDoor =
        Interview.isFailure(
            reply,
            FailureCode.CAPABILITY_MISSING,
            FailureCode.ROLE_NOT_ASSIGNABLE,
            FailureCode.ACCOUNT_NOT_FOUND,
            FailureCode.RECORD_NOT_FOUND,
            FailureCode.NO_MANUAL_ENROLMENT);
    return isPastTheDoor ? SEEN : UNKNOWN;
  }
}
