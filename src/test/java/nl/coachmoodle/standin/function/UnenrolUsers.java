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
import nl.coachmoodle.standin.site.SiteData;

/** {@code enrol_manual_unenrol_users}: all or nothing; not being enrolled is fine. */
final class UnenrolUsers implements WebServiceFunction {
  private final Installation moodle;
  private final ContextCheck context;

  UnenrolUsers(Installation moodle) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
  }

  @Override
  public String name() {
    return "enrol_manual_unenrol_users";
  }

  @Override
  public Structure parameters() {
    Structure enrolment =
        Structure.empty()
            .required("userid", ParameterType.INT)
            .required("courseid", ParameterType.INT);
    if (!moodle.atLeast(MoodleRelease.V5_1)) {
      enrolment = enrolment.optional(ParameterType.INT, "roleid");
    }
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
        .change(
            tables -> arguments.structures("enrolments").forEach(item -> unenrol(item, tables)));
    return JsonNodeFactory.instance.nullNode();
  }

  private void unenrol(Arguments item, SiteData tables) {
    long courseId = item.requiredNumber("courseid");
    long userId = item.requiredNumber("userid");
    MoodleCourse course =
        Optional.ofNullable(tables.courses().get(courseId))
            .orElseThrow(
                () ->
                    MoodleError.missingRecord(
                        "course",
                        "SELECT id,category FROM {course} WHERE id = ?\n[array (\n  0 => "
                            + courseId
                            + ",\n)]"));
    context.course(course);
    context.require(Capability.UNENROL, courseId);
    if (course.manualInstances().isEmpty()) {
      throw MoodleError.moodle(
          "wsnoinstance",
          "Manual enrolment plugin instance doesn't exist or is disabled for the course (id = "
              + courseId
              + ")");
    }
    requireUser(userId, tables);
    // A disabled instance serves as well. Of several, Moodle takes the first: read, not measured.
    tables.enrolments().remove(new Enrolment.Key(courseId, Enrolment.MANUAL, 0, userId));
    if (tables.enrolmentsOf(userId, courseId).isEmpty()) {
      tables.roles().removeIf(role -> role.courseId() == courseId && role.userId() == userId);
    }
  }

  private void requireUser(long userId, SiteData tables) {
    if (moodle.atLeast(MoodleRelease.V4_5)) {
      EnrolledUser.requireActive(userId, tables);
    } else if (tables.user(userId).isEmpty()) {
      throw MoodleError.invalidParameter("User id not exist: " + userId);
    }
  }
}
