package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.Reply;

/**
 * Whether the Student role can be given in a course: nothing that the seven functions say without
 * enrolling somebody, where an override in the course or its category prevents {@code
 * moodle/role:assign}. {@code core_role_unassign_roles} looks at this right and at the roles that
 * may be assigned there, just as enrolling does, before it takes a role away; and from an account
 * that does not exist it takes none away. (Read in the source of Moodle; tried on 4.5 and 5.1.)
 */
final class RoleInCourse {
  static final String FUNCTION = "core_role_unassign_roles";

  /** The greatest id of some databases, so no account has it; 0 would be refused by itself. */
  private static final String NOBODY = "2147483647";

  private static final long FRONT_PAGE = 1;

  /** Four variables each; PHP drops silently what is beyond a thousand of them. */
  private static final int AT_ONCE = 100;

  /** What Moodle says. */
  enum Told {
    /** It can be given. */
    GIVEN,
    /** At the front page it can be given and here it cannot. */
    KEPT_AWAY,
    /** It cannot be given anywhere, which was told before. */
    NOWHERE,
    /** The function is not in the service, or says nothing of use. */
    NOTHING
  }

  private RoleInCourse() {}

  /**
   * @param courses all that are asked about, among them the one
   */
  static Told tell(Examination examination, long course, List<Long> courses) {
    if (isToldBefore(examination)) {
      return Told.NOWHERE;
    }
    if (!MoreFunctionsCheck.functions(examination.ask(Questions.siteInfo())).contains(FUNCTION)) {
      return Told.NOTHING;
    }
    for (List<Long> group = together(course, courses);
        group.size() > 1;
        group = half(course, group)) {
      if (ask(examination, group).filter(Reply::isOk).isPresent()) {
        return Told.GIVEN;
      }
    }
    Optional<Reply> here = ask(examination, List.of(course));
    if (here.filter(Reply::isOk).isPresent()) {
      return Told.GIVEN;
    }
    // A time-out is no refusal, nor is a call that may not be made any more.
    if (here.filter(RoleInCourse::isRefused).isEmpty()) {
      return Told.NOTHING;
    }
    return ask(examination, List.of(FRONT_PAGE)).filter(Reply::isOk).isPresent()
        ? Told.KEPT_AWAY
        : Told.NOTHING;
  }

  /** What is asked about these courses. */
  static Question question(Examination examination, List<Long> courses) {
    String role = Long.toString(examination.subject().studentRoleId());
    Form form = Form.of();
    List<String> names = new ArrayList<>();
    for (long course : courses) {
      String item = "unassignments[" + names.size() + "]";
      form =
          form.then(
              Form.of(
                  item + "[roleid]",
                  role,
                  item + "[userid]",
                  NOBODY,
                  item + "[contextlevel]",
                  "course",
                  item + "[instanceid]",
                  Long.toString(course)));
      names.add(Long.toString(course));
    }
    return new Question(
        FUNCTION, "role " + role + " of nobody in courses " + String.join(",", names), form);
  }

  private static List<Long> together(long course, List<Long> courses) {
    int begin = courses.indexOf(course) / AT_ONCE * AT_ONCE;
    return courses.subList(begin, Math.min(begin + AT_ONCE, courses.size()));
  }

  /** Of those with the course: one among many is found with few questions. */
  private static List<Long> half(long course, List<Long> group) {
    int middle = group.size() / 2;
    List<Long> first = group.subList(0, middle);
    return first.contains(course) ? first : group.subList(middle, group.size());
  }

  /** Cohorts have yet to be asked about. */
  private static Optional<Reply> ask(Examination examination, List<Long> courses) {
    int kept = SetupExamination.CALLS_PER_TARGET * examination.subject().cohorts().size();
    return examination.interview().askKeeping(kept, question(examination, courses));
  }

  private static boolean isRefused(Reply reply) {
    return Examination.lacksCapability(reply) || reply.is("invalidparameter");
  }

  /** Enrolling at the front page was refused for the same reason. */
  private static boolean isToldBefore(Examination examination) {
    Question enrolment = FrontPage.enrolmentAsStudent(examination);
    return !examination.lacks(enrolment)
        && Interview.isFailure(examination.ask(enrolment), FailureCode.ROLE_NOT_ASSIGNABLE);
  }
}
