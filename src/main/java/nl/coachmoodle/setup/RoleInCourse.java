package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.Status;

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
    if (!MoreFunctionsCheck.functions(examination.ask(Questions.siteInfo())).contains(FUNCTION)) {
      return Told.NOTHING;
    }
    if (isGiven(examination, together(course, courses)) || isGiven(examination, List.of(course))) {
      return Told.GIVEN;
    }
    if (isGiven(examination, List.of(FRONT_PAGE))) {
      return Told.KEPT_AWAY;
    }
    return examination.known(Capability.ROLE_ASSIGN) == Status.OK ? Told.NOTHING : Told.NOWHERE;
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

  private static boolean isGiven(Examination examination, List<Long> courses) {
    Optional<Reply> reply = examination.interview().askIfPossible(question(examination, courses));
    return reply.filter(Reply::isOk).isPresent();
  }
}
