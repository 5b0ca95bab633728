package nl.coachmoodle.setup;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.Reply;

/**
 * In which courses manual enrolment is enabled, there and for the whole site: nothing that the
 * seven functions say without enrolling somebody. {@code core_course_get_courses_by_field} (Moodle
 * 3.2) lists it, and needs no right beyond seeing the course. {@code
 * core_enrol_get_course_enrolment_methods} does not: it leaves manual enrolment out in every
 * version.
 */
final class EnrolmentMethods {
  static final String FUNCTION = "core_course_get_courses_by_field";

  private EnrolmentMethods() {}

  /** Whether Moodle tells: whether the function is in the service. */
  static boolean areTold(Examination examination) {
    return MoreFunctionsCheck.functions(examination.ask(Questions.siteInfo())).contains(FUNCTION);
  }

  /**
   * Asks for courses that are known to exist: of one that does not, Moodle would break off.
   *
   * @return the courses among these with manual enrolment; empty where Moodle did not answer
   */
  static Optional<Set<Long>> manual(Examination examination, Question question) {
    return examination
        .interview()
        .askIfPossible(question)
        .filter(Reply::isOk)
        .flatMap(reply -> reply.result())
        .map(EnrolmentMethods::courses);
  }

  static Question question(List<Long> courses) {
    String ids = courses.stream().map(String::valueOf).collect(Collectors.joining(","));
    return new Question(FUNCTION, "courses " + ids, Form.of("field", "ids", "value", ids));
  }

  private static Set<Long> courses(Object result) {
    Set<Long> manual = new HashSet<>();
    if (result instanceof Map<?, ?> object && object.get("courses") instanceof List<?> courses) {
      for (Object one : courses) {
        if (one instanceof Map<?, ?> course
            && course.get("id") instanceof Number id
            && course.get("enrollmentmethods") instanceof List<?> methods
            && methods.contains("manual")) {
          manual.add(id.longValue());
        }
      }
    }
    return manual;
  }
}
