package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.moodle.Acknowledged;
import nl.coachmoodle.moodle.CohortRemoval;
import nl.coachmoodle.moodle.Result;

/** {@code core_cohort_delete_cohort_members}: numeric ids only; not a member is no error. */
final class DeleteCohortMembers implements BulkFunction<CohortRemoval, Acknowledged> {

  @Override
  public WsFunction function() {
    return WsFunction.CORE_COHORT_DELETE_COHORT_MEMBERS;
  }

  @Override
  public String listName() {
    return "members";
  }

  @Override
  public Form element(CohortRemoval item) {
    return Form.of(
        "cohortid", Long.toString(item.cohortId()), "userid", Long.toString(item.userId()));
  }

  @Override
  public long order(CohortRemoval item) {
    return item.userId();
  }

  @Override
  public Object subject(CohortRemoval item) {
    return item.cohortId();
  }

  @Override
  public Failure about(CohortRemoval item, Failure failure) {
    return failure.with("cohort", item.cohortId()).with("account", item.userId());
  }

  @Override
  public List<Result<Acknowledged>> read(JsonNode result, List<CohortRemoval> items) {
    return Json.nothing(result, items.size());
  }
}
