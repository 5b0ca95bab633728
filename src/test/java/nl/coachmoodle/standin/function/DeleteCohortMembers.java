package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import nl.coachmoodle.standin.rest.Arguments;
import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.rest.Parameter;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.rest.ParameterType;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.CohortMember;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.SiteData;

/** {@code core_cohort_delete_cohort_members}: by numeric ids only, all or nothing. */
final class DeleteCohortMembers implements WebServiceFunction {
  private final Installation moodle;
  private final ContextCheck context;

  DeleteCohortMembers(Installation moodle) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
  }

  @Override
  public String name() {
    return "core_cohort_delete_cohort_members";
  }

  @Override
  public Structure parameters() {
    Structure member =
        Structure.empty()
            .required("cohortid", ParameterType.INT)
            .required("userid", ParameterType.INT);
    return Structure.empty().with("members", Parameter.listOf(member));
  }

  @Override
  public int items(Arguments arguments) {
    return arguments.structures("members").size();
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    moodle
        .site()
        .change(
            tables -> arguments.structures("members").forEach(member -> remove(member, tables)));
    return JsonNodeFactory.instance.nullNode();
  }

  private void remove(Arguments member, SiteData tables) {
    long cohortId = member.requiredNumber("cohortid");
    long userId = member.requiredNumber("userid");
    if (!tables.cohorts().containsKey(cohortId)) {
      throw MoodleError.missingRecord(
          "cohort", "SELECT * FROM {cohort} WHERE id = ?\n[array (\n  0 => " + cohortId + ",\n)]");
    }
    if (tables.user(userId).filter(user -> !user.deleted()).isEmpty()) {
      throw MoodleError.missingUser(userId);
    }
    context.system();
    context.require(Capability.ASSIGN_COHORT_MEMBERS);
    tables.members().remove(new CohortMember(cohortId, userId));
  }
}
