package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.CohortAddition;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.Membership;
import nl.coachmoodle.moodle.Result;

/**
 * {@code core_cohort_add_cohort_members}: warnings for items, exceptions for the batch. A warning
 * has no item number, only a text such as {@code cohort(id=2 id=83)} or {@code user id=83 not
 * exists}.
 */
final class AddCohortMembers implements BulkFunction<CohortAddition, Membership> {
  private static final Pattern PAIR = Pattern.compile("\\((\\w+=.*) \\w+=(\\S*)\\)");
  private static final Pattern USER = Pattern.compile("^user \\w+=(\\S*) not");
  private static final Pattern COHORT = Pattern.compile("^cohort (\\w+=.*) not");

  @Override
  public WsFunction function() {
    return WsFunction.CORE_COHORT_ADD_COHORT_MEMBERS;
  }

  @Override
  public String listName() {
    return "members";
  }

  @Override
  public Form element(CohortAddition addition) {
    return Form.of(
        "cohorttype[type]", typeOf(addition.cohort()),
        "cohorttype[value]", addition.cohort().toString(),
        "usertype[type]", "id",
        "usertype[value]", Long.toString(addition.userId()));
  }

  @Override
  public long order(CohortAddition addition) {
    return addition.userId();
  }

  @Override
  public Object subject(CohortAddition addition) {
    return addition.cohort();
  }

  @Override
  public Failure about(CohortAddition addition, Failure failure) {
    return failure.with("cohort", addition.cohort()).with("account", addition.userId());
  }

  @Override
  public List<Result<Membership>> read(JsonNode result, List<CohortAddition> additions) {
    List<JsonNode> warnings = Json.list(result.path("warnings"), "warnings");
    return additions.stream().map(addition -> outcome(addition, warnings)).toList();
  }

  private static Result<Membership> outcome(CohortAddition addition, List<JsonNode> warnings) {
    for (JsonNode warning : warnings) {
      if (isAbout(warning.path("message").asText(), addition)) {
        return read(warning);
      }
    }
    return new Result.Done<>(Membership.ADDED);
  }

  static Result<Membership> read(JsonNode warning) {
    return switch (warning.path("warningcode").asText()) {
      case "3" -> new Result.Done<>(Membership.ALREADY_MEMBER);
      case "2" -> new Result.Failed<>(Failure.of(missing(warning.path("message").asText())));
      case "1" -> new Result.Failed<>(Failure.of(FailureCode.COHORT_KEY_TYPE));
      default -> throw new UnexpectedAnswerException("warning 1, 2 or 3");
    };
  }

  private static FailureCode missing(String message) {
    if (COHORT.matcher(message).find()) {
      return FailureCode.COHORT_NOT_FOUND;
    }
    return USER.matcher(message).find()
        ? FailureCode.ACCOUNT_NOT_FOUND
        : FailureCode.COHORT_OR_ACCOUNT_NOT_FOUND;
  }

  private static boolean isAbout(String message, CohortAddition addition) {
    String cohort = typeOf(addition.cohort()) + "=" + addition.cohort();
    String user = Long.toString(addition.userId());
    Matcher pair = PAIR.matcher(message);
    if (pair.find()) {
      return pair.group(1).equals(cohort) && pair.group(2).equals(user);
    }
    Matcher aboutUser = USER.matcher(message);
    if (aboutUser.find()) {
      return aboutUser.group(1).equals(user);
    }
    Matcher aboutCohort = COHORT.matcher(message);
    if (aboutCohort.find()) {
      return aboutCohort.group(1).equals(cohort);
    }
    // A text of an unknown wording may be about anybody: better a false alarm than a false success.
    return true;
  }

  private static String typeOf(CohortKey cohort) {
    return cohort instanceof CohortKey.Id ? "id" : "idnumber";
  }
}
