package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteData;

/**
 * {@code core_enrol_get_enrolled_users}: not in the service of the set-up article. Made from
 * Moodle's source; of real sites only the refusal was recorded.
 */
final class GetEnrolledUsers implements WebServiceFunction {
  static final String NAME = "core_enrol_get_enrolled_users";

  private final Installation moodle;
  private final ContextCheck context;

  GetEnrolledUsers(Installation moodle) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Structure parameters() {
    Structure option =
        Structure.empty()
            .required("name", ParameterType.ALPHANUMEXT)
            .required("value", ParameterType.RAW);
    return Structure.empty()
        .required("courseid", ParameterType.INT)
        .with("options", Parameter.optionalListOf(option));
  }

  @Override
  public int items(Arguments arguments) {
    return moodle.data().enrolments().size();
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    long courseId = arguments.requiredNumber("courseid");
    Map<String, String> options = new HashMap<>();
    arguments
        .structures("options")
        .forEach(option -> options.put(option.required("name"), option.required("value")));
    boolean isActiveOnly = options.getOrDefault("onlyactive", "0").equals("1");
    SiteData data = moodle.data();
    MoodleCourse course =
        Optional.ofNullable(data.courses().get(courseId))
            .orElseThrow(
                () -> MoodleError.missingRecord("course", "SELECT * FROM {course} WHERE id = ?"));
    context.course(course);
    context.require(Capability.VIEW_PARTICIPANTS, courseId);
    if (isActiveOnly) {
      context.require(Capability.REVIEW_ENROLMENTS, courseId);
    }
    TreeMap<Long, MoodleUser> people = new TreeMap<>();
    for (Enrolment enrolment : data.enrolments().values()) {
      if (enrolment.courseId() == courseId && (!isActiveOnly || isActive(enrolment))) {
        data.user(enrolment.userId())
            .filter(user -> !user.deleted())
            .ifPresent(user -> people.put(user.id(), user));
      }
    }
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    people.values().stream()
        .skip(Long.parseLong(options.getOrDefault("limitfrom", "0")))
        .limit(Long.parseLong(options.getOrDefault("limitnumber", "1000000")))
        .forEach(user -> answer.add(row(user, courseId, data)));
    return answer;
  }

  private static boolean isActive(Enrolment enrolment) {
    long now = Instant.now().getEpochSecond();
    return !enrolment.suspended()
        && enrolment.timeStart() <= now
        && (enrolment.timeEnd() == 0 || enrolment.timeEnd() >= now);
  }

  private ObjectNode row(MoodleUser user, long courseId, SiteData data) {
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", user.id());
    if (moodle.settings().has(Capability.VIEW_USER_IDENTITY) && !user.idnumber().isEmpty()) {
      row.put("idnumber", user.idnumber());
    }
    ArrayNode roles = row.putArray("roles");
    data.roles().stream()
        .filter(role -> role.userId() == user.id() && role.courseId() == courseId)
        .forEach(role -> roles.addObject().put("roleid", role.roleId()));
    return row;
  }
}
