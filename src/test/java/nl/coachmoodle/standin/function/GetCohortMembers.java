package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nl.coachmoodle.standin.rest.Arguments;
import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.rest.Parameter;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.rest.ParameterType;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Installation;

/**
 * {@code core_cohort_get_cohort_members}: not in the service of the set-up article. Made from
 * Moodle's source, not from recordings.
 */
final class GetCohortMembers implements WebServiceFunction {
  static final String NAME = "core_cohort_get_cohort_members";

  private final Installation moodle;
  private final ContextCheck context;

  GetCohortMembers(Installation moodle) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Structure parameters() {
    Parameter id = new Parameter.Scalar(ParameterType.INT, true, Optional.empty());
    return Structure.empty().with("cohortids", Parameter.listOf(id));
  }

  @Override
  public int items(Arguments arguments) {
    return arguments.texts("cohortids").size();
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    for (String text : arguments.texts("cohortids")) {
      long cohortId = Long.parseLong(text);
      if (!moodle.data().cohorts().containsKey(cohortId)) {
        throw MoodleError.missingRecord("cohort", "SELECT * FROM {cohort} WHERE id = ?");
      }
      context.system();
      context.require(Capability.VIEW_COHORTS);
      ObjectNode cohort = answer.addObject().put("cohortid", cohortId);
      ArrayNode users = cohort.putArray("userids");
      moodle.data().members().stream()
          .filter(member -> member.cohortId() == cohortId)
          .forEach(member -> users.add(member.userId()));
    }
    return answer;
  }
}
