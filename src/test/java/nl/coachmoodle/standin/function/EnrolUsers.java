package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import nl.coachmoodle.standin.rest.Arguments;
import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.rest.Parameter;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.rest.ParameterType;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleCourse;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.RoleAssignment;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteData;

/** {@code enrol_manual_enrol_users}: all or nothing; what is left out is reset. */
final class EnrolUsers implements WebServiceFunction {
  private final Installation moodle;
  private final ContextCheck context;

  EnrolUsers(Installation moodle) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
  }

  @Override
  public String name() {
    return "enrol_manual_enrol_users";
  }

  @Override
  public Structure parameters() {
    Structure enrolment =
        Structure.empty()
            .required("roleid", ParameterType.INT)
            .required("userid", ParameterType.INT)
            .required("courseid", ParameterType.INT)
            .optional(ParameterType.INT, "timestart", "timeend", "suspend");
    return Structure.empty().with("enrolments", Parameter.listOf(enrolment));
  }

  @Override
  public int items(Arguments arguments) {
    return arguments.structures("enrolments").size();
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    moodle
        .site()
        .change(tables -> arguments.structures("enrolments").forEach(item -> enrol(item, tables)));
    return JsonNodeFactory.instance.nullNode();
  }

  private void enrol(Arguments item, SiteData tables) {
    long courseId = item.requiredNumber("courseid");
    long userId = item.requiredNumber("userid");
    long roleId = item.requiredNumber("roleid");
    MoodleCourse course =
        Optional.ofNullable(tables.courses().get(courseId))
            .orElseThrow(() -> MoodleError.invalidParameter("Context does not exist"));
    context.course(course);
    context.require(Capability.ENROL, courseId);
    if (moodle.atLeast(MoodleRelease.V4_5)) {
      EnrolledUser.requireActive(userId, tables);
    }
    requireAssignable(roleId, userId, courseId);
    int instance = enabledInstance(course);
    if (!moodle.atLeast(MoodleRelease.V4_5)) {
      requireUserOfOldRelease(userId, tables);
    }
    Enrolment enrolment =
        new Enrolment(
            courseId,
            Enrolment.MANUAL,
            instance,
            userId,
            item.number("timestart").orElse(0L),
            item.number("timeend").orElse(0L),
            item.number("suspend").orElse(0L) != 0);
    tables.enrolments().put(enrolment.key(), enrolment);
    tables.roles().add(new RoleAssignment(courseId, userId, roleId));
  }

  private void requireAssignable(long roleId, long userId, long courseId) {
    boolean assignable =
        moodle.settings().has(Capability.ASSIGN_ROLES, courseId)
            && moodle.settings().assignableRoles().contains(roleId);
    if (!assignable) {
      throw MoodleError.moodle(
          "wsusercannotassign",
          "You don't have the permission to assign this role ("
              + roleId
              + ") to this user ("
              + userId
              + ") in this course ("
              + courseId
              + ").");
    }
  }

  private int enabledInstance(MoodleCourse course) {
    int instance = course.manualInstances().indexOf(true);
    if (instance < 0 || moodle.settings().holds(SiteCondition.MANUAL_ENROLMENT_OFF)) {
      throw MoodleError.moodle(
          "wsnoinstance",
          "Manual enrolment plugin instance doesn't exist or is disabled for the course (id = "
              + course.id()
              + ")");
    }
    return instance;
  }

  private static void requireUserOfOldRelease(long userId, SiteData tables) {
    if (userId == 0) {
      throw MoodleError.coding("Invalid call to role_assign(), userid can not be empty", "");
    }
    if (tables.user(userId).filter(user -> !user.deleted()).isEmpty()) {
      throw MoodleError.coding("User ID does not exist or is deleted!", "userid:" + userId);
    }
  }
}
