package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.coachmoodle.standin.rest.Arguments;
import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.rest.ParameterType;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleCourse;
import nl.coachmoodle.standin.site.SiteCondition;

/**
 * {@code core_course_get_courses_by_field}, for a list of ids: not in the service of the set-up
 * article, and only since Moodle 3.2. As seen on 3.9, 4.3, 4.5 and 5.1; only what is read of it.
 */
final class GetCoursesByField implements WebServiceFunction {
  static final String NAME = "core_course_get_courses_by_field";

  private final Installation moodle;

  GetCoursesByField(Installation moodle) {
    this.moodle = moodle;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Structure parameters() {
    return Structure.empty()
        .required("field", ParameterType.ALPHANUMEXT)
        .required("value", ParameterType.RAW);
  }

  @Override
  public int items(Arguments arguments) {
    return 1;
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    if (!arguments.required("field").equals("ids")) {
      throw MoodleError.invalidParameter("Only lists of ids are imitated");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode courses = answer.putArray("courses");
    answer.putArray("warnings");
    for (String id : arguments.required("value").split(",")) {
      MoodleCourse course = moodle.data().courses().get(Long.parseLong(id));
      if (course == null) {
        throw new MoodleError(
            "Error", "", "Attempt to assign property \"contextvalidated\" on null", "");
      }
      if (course.shown() || moodle.settings().has(Capability.VIEW_HIDDEN_COURSES, course.id())) {
        addRow(courses, course);
      }
    }
    return answer;
  }

  private void addRow(ArrayNode courses, MoodleCourse course) {
    ObjectNode row = courses.addObject().put("id", course.id());
    ArrayNode methods = row.putArray("enrollmentmethods");
    boolean isOff = moodle.settings().holds(SiteCondition.MANUAL_ENROLMENT_OFF);
    course.manualInstances().stream()
        .filter(isEnabled -> isEnabled && !isOff)
        .forEach(instance -> methods.add("manual"));
  }
}
