package nl.coachmoodle.setup;

import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Reply;

/**
 * What is asked at the site's front page, which cannot have manual enrolment.
 *
 * <p>Where Moodle would say so, versions before 4.5 break off when they run on PHP 8 with debugging
 * on: status 500 and no body (seen on 4.3; they hand the course to their exception in the place of
 * a link). Then other questions must tell of the rights.
 */
final class FrontPage {
  private static final long NO_ROLE = 0;

  private FrontPage() {}

  /** The question that tells of the right to enrol, and of the role if it can. */
  static Question enrolment(Examination examination) {
    Question usual = enrolmentAsStudent(examination);
    return breaksOff(examination.ask(usual))
        // The role is looked at after the right, and before manual enrolment.
        ? Questions.enrolmentAtFrontPage(SevenFunctions.ANY_ACCOUNT, NO_ROLE)
        : usual;
  }

  /** The question that tells whether the configured role may be assigned. */
  static Question enrolmentAsStudent(Examination examination) {
    return Questions.enrolmentAtFrontPage(
        SevenFunctions.ANY_ACCOUNT, examination.subject().studentRoleId());
  }

  /** The question that tells of the right to unenrol; at a course where the front page cannot. */
  static Question withdrawal(Examination examination) {
    Question usual = Questions.unenrolmentAtFrontPage();
    return breaksOff(examination.ask(usual))
        ? anyCourse(examination).map(Questions::unenrolmentOfNobody).orElse(usual)
        : usual;
  }

  /** Whether a course without manual enrolment is answered by breaking off. */
  static boolean breaksOffWithoutInstance(Examination examination) {
    return breaksOff(examination.ask(Questions.unenrolmentAtFrontPage()));
  }

  static boolean breaksOff(Reply reply) {
    return reply
        .failure()
        .filter(failure -> failure.code() == FailureCode.MOODLE_UNAVAILABLE)
        .filter(failure -> "500".equals(failure.facts().get("status")))
        .isPresent();
  }

  /** A course that the service account enters. */
  static Optional<Long> anyCourse(Examination examination) {
    return CourseView.courses(examination.subject()).stream()
        .filter(
            course ->
                examination
                        .interview()
                        .askIfPossible(Questions.enrolmentOfNobody(course))
                        .isPresent()
                    && CourseView.entering(examination, course) == CourseView.SEEN)
        .findFirst();
  }
}
