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
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleCourse;
import nl.coachmoodle.standin.site.RoleAssignment;
import nl.coachmoodle.standin.site.SiteData;

/**
 * {@code core_role_unassign_roles}, in courses: not in the service of the set-up article. As read
 * in Moodle's source and seen on 4.5 and 5.1.
 */
final class UnassignRoles implements WebServiceFunction {
  private final Installation moodle;
  private final ContextCheck context;

  UnassignRoles(Installation moodle) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
  }

  @Override
  public String name() {
    return "core_role_unassign_roles";
  }

  @Override
  public Structure parameters() {
    Structure unassignment =
        Structure.empty()
            .required("roleid", ParameterType.INT)
            .required("userid", ParameterType.INT)
            .optional(ParameterType.ALPHA, "contextlevel")
            .optional(ParameterType.INT, "instanceid");
    return Structure.empty().with("unassignments", Parameter.listOf(unassignment));
  }

  @Override
  public int items(Arguments arguments) {
    return arguments.structures("unassignments").size();
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    moodle
        .site()
        .change(
            tables ->
                arguments.structures("unassignments").forEach(item -> unassign(item, tables)));
    return JsonNodeFactory.instance.nullNode();
  }

  private void unassign(Arguments item, SiteData tables) {
    long role = item.requiredNumber("roleid");
    long user = item.requiredNumber("userid");
    long id = item.number("instanceid").orElse(0L);
    MoodleCourse course =
        Optional.ofNullable(tables.courses().get(id))
            .orElseThrow(() -> MoodleError.invalidParameter("Context does not exist"));
    context.course(course);
    context.require(Capability.ASSIGN_ROLES, id);
    if (!moodle.settings().assignableRoles().contains(role)) {
      throw MoodleError.invalidParameter("Can not unassign roleid=" + role + " in contextid=");
    }
    if (user == 0) {
      throw MoodleError.coding("Missing parameters in call to role_unassign()", "");
    }
    tables.roles().remove(new RoleAssignment(id, user, role));
  }
}
