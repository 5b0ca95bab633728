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
import nl.coachmoodle.standin.site.CohortMember;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleCohort;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteData;

/** {@code core_cohort_add_cohort_members}: most problems are warnings, some undo everything. */
final class AddCohortMembers implements WebServiceFunction {
  private static final String WRONG_TYPE = "1";
  private static final String NOT_THERE = "2";
  private static final String ALREADY_THERE = "3";

  private final Installation moodle;
  private final ContextCheck context;

  AddCohortMembers(Installation moodle) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
  }

  @Override
  public String name() {
    return "core_cohort_add_cohort_members";
  }

  @Override
  public Structure parameters() {
    Structure named =
        Structure.empty().required("type", ParameterType.RAW).required("value", ParameterType.RAW);
    Structure member = Structure.empty().with("cohorttype", named).with("usertype", named);
    return Structure.empty().with("members", Parameter.listOf(member));
  }

  @Override
  public int items(Arguments arguments) {
    return arguments.structures("members").size();
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode warnings = answer.putArray("warnings");
    moodle
        .site()
        .change(
            tables ->
                arguments.structures("members").forEach(member -> add(member, tables, warnings)));
    return answer;
  }

  private void add(Arguments member, SiteData tables, ArrayNode warnings) {
    Name cohort = new Name(member.structure("cohorttype"));
    Name user = new Name(member.structure("usertype"));
    if (!cohort.is("id") && !cohort.is("idnumber")) {
      warn(warnings, WRONG_TYPE, "invalid parameter: cohortype=" + cohort.type);
    } else if (!user.is("id") && !user.is("username")) {
      warn(warnings, WRONG_TYPE, "invalid parameter: usertype=" + user.type);
    } else {
      add(cohort, user, tables, warnings);
    }
  }

  private void add(Name cohortName, Name userName, SiteData tables, ArrayNode warnings) {
    Optional<Long> cohort = cohort(cohortName, tables);
    if (cohort.isEmpty()) {
      warn(warnings, NOT_THERE, "cohort " + cohortName + " not exists");
      return;
    }
    Optional<Long> user = user(userName, tables);
    if (user.isEmpty()) {
      warn(warnings, NOT_THERE, "user " + userName + " not exists");
      return;
    }
    CohortMember member = new CohortMember(cohort.get(), user.get());
    if (tables.members().contains(member)) {
      warn(
          warnings,
          ALREADY_THERE,
          "record already exists: cohort(" + cohortName + " " + userName + ")");
      return;
    }
    requireContext();
    context.require(Capability.ASSIGN_COHORT_MEMBERS);
    tables.members().add(member);
  }

  /** Moodle wraps whatever goes wrong here and loses the cause. */
  private void requireContext() {
    try {
      context.system();
    } catch (MoodleError e) {
      throw causeLost();
    }
  }

  private static MoodleError causeLost() {
    return MoodleError.moodle("Error", "cohort/Error");
  }

  private Optional<Long> cohort(Name name, SiteData tables) {
    if (name.is("id")) {
      return id(name).filter(tables.cohorts()::containsKey);
    }
    String key = moodle.settings().collation().key(name.value);
    return tables.cohorts().values().stream()
        .filter(cohort -> moodle.settings().collation().key(cohort.idnumber()).equals(key))
        .map(MoodleCohort::id)
        .findFirst();
  }

  private Optional<Long> user(Name name, SiteData tables) {
    if (name.is("id")) {
      return id(name).flatMap(tables::user).filter(user -> !user.deleted()).map(MoodleUser::id);
    }
    String key = moodle.settings().collation().key(name.value);
    return tables.users().values().stream()
        .filter(user -> !user.deleted())
        .filter(user -> moodle.settings().collation().key(user.username()).equals(key))
        .map(MoodleUser::id)
        .findFirst();
  }

  /** The database compares the text with a number column, each in its own way. */
  private Optional<Long> id(Name name) {
    return switch (moodle.settings().collation()) {
      case EXACT -> {
        if (!name.value.strip().matches("-?\\d{1,18}")) {
          throw causeLost();
        }
        yield Optional.of(Long.valueOf(name.value.strip()));
      }
      case FOLDING -> {
        String leading = name.value.strip().replaceAll("^(\\d{0,18}).*$", "$1");
        yield Optional.of(leading.isEmpty() ? 0L : Long.parseLong(leading));
      }
    };
  }

  private static void warn(ArrayNode warnings, String code, String message) {
    warnings.addObject().put("warningcode", code).put("message", message);
  }

  private record Name(String type, String value) {
    Name(Arguments sent) {
      this(sent.required("type"), sent.required("value"));
    }

    boolean is(String wanted) {
      return type.equals(wanted);
    }

    @Override
    public String toString() {
      return type + "=" + value;
    }
  }
}
