package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.MoodleReading;
import nl.coachmoodle.moodle.Roll;

/**
 * Reads enrolments and memberships where the service has the functions for it. One try per
 * question: what is not answered is not known. A function that the service lacks is not asked
 * again, and nothing is once Moodle was away or the time is over: the run has more important work.
 */
final class SiteReading implements MoodleReading {
  private static final String ENROLLED = "core_enrol_get_enrolled_users";
  private static final String MEMBERS = "core_cohort_get_cohort_members";
  private static final int PEOPLE_PER_CALL = 1_000;
  private static final Set<FailureCode> NOT_IN_THE_SERVICE =
      Set.of(
          FailureCode.ACCESS_REFUSED,
          FailureCode.FUNCTION_NOT_IN_SERVICE,
          FailureCode.FUNCTION_UNKNOWN_TO_MOODLE);

  private final Transport transport;
  private final RotatingSecret token;
  private final TimeBudget budget;
  private final AnswerReader reader = new AnswerReader();
  private final Set<String> lacking = new HashSet<>();
  private boolean isAway;
  private int calls;

  SiteReading(Transport transport, RotatingSecret token, TimeBudget budget) {
    this.transport = transport;
    this.token = token;
    this.budget = budget;
  }

  @Override
  public Optional<Roll> enrolled(long courseId, long roleId) {
    // After a refusal only: when Moodle is away the second question is not asked.
    return enrolled(courseId, roleId, true).or(() -> enrolled(courseId, roleId, false));
  }

  private Optional<Roll> enrolled(long courseId, long roleId, boolean isActiveOnly) {
    Map<Long, Optional<String>> people = new HashMap<>();
    Set<Long> seen = new HashSet<>();
    int read = 0;
    int last;
    boolean isAnotherPage;
    do {
      Optional<JsonNode> page = ask(ENROLLED, question(courseId, isActiveOnly, read));
      if (page.isEmpty() || !page.get().isArray()) {
        return Optional.empty();
      }
      last = page.get().size();
      read += last;
      isAnotherPage = false;
      for (JsonNode row : page.get()) {
        isAnotherPage |= seen.add(row.path("id").asLong());
        if (row.path("id").isIntegralNumber() && hasRole(row, roleId)) {
          String idnumber = row.path("idnumber").asText("");
          people.put(row.path("id").asLong(), Optional.of(idnumber).filter(id -> !id.isEmpty()));
        }
      }
      // Who answers the same page again does not know what was asked, and would do so for ever.
    } while (last == PEOPLE_PER_CALL && isAnotherPage);
    return last == PEOPLE_PER_CALL ? Optional.empty() : Optional.of(new Roll(people, isActiveOnly));
  }

  private static Form question(long courseId, boolean isActiveOnly, int from) {
    Form form =
        Form.of("courseid", Long.toString(courseId))
            .then(option(0, "userfields", "id,idnumber,roles"))
            .then(option(1, "limitfrom", Integer.toString(from)))
            .then(option(2, "limitnumber", Integer.toString(PEOPLE_PER_CALL)))
            .then(option(3, "sortby", "id"));
    return isActiveOnly ? form.then(option(4, "onlyactive", "1")) : form;
  }

  private static Form option(int place, String name, String value) {
    String option = "options[" + place + "]";
    return Form.of(option + "[name]", name, option + "[value]", value);
  }

  /** Roles are not always shown; then everybody counts. */
  private static boolean hasRole(JsonNode row, long roleId) {
    JsonNode roles = row.path("roles");
    if (!roles.isArray()) {
      return true;
    }
    for (JsonNode role : roles) {
      if (role.path("roleid").asLong() == roleId) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<Roll> members(long cohortId) {
    return ask(MEMBERS, Form.of("cohortids[0]", Long.toString(cohortId)))
        .flatMap(
            answer -> {
              JsonNode ids = answer.path(0).path("userids");
              if (!ids.isArray() || answer.path(0).path("cohortid").asLong() != cohortId) {
                return Optional.empty();
              }
              Map<Long, Optional<String>> people = new HashMap<>();
              ids.forEach(id -> people.put(id.asLong(), Optional.empty()));
              return Optional.of(new Roll(people, true));
            });
  }

  @Override
  public int calls() {
    return calls;
  }

  private Optional<JsonNode> ask(String function, Form arguments) {
    if (isAway || budget.isSpent() || lacking.contains(function)) {
      return Optional.empty();
    }
    Form form =
        Form.of(
                "wstoken",
                token.value().orElse(""),
                "wsfunction",
                function,
                "moodlewsrestformat",
                "json")
            .then(arguments);
    calls++;
    try {
      Answer answer = reader.read(function, transport.post(form));
      if (answer instanceof Answer.Ok ok) {
        return Optional.of(ok.result());
      }
      Failure failure = ((Answer.Refused) answer).failure();
      isAway = failure.isRetry();
      if (NOT_IN_THE_SERVICE.contains(failure.code())) {
        lacking.add(function);
      }
      return Optional.empty();
    } catch (TransportException away) {
      isAway = true;
      return Optional.empty();
    }
  }
}
