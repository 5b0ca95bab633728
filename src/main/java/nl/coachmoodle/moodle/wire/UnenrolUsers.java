package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.moodle.Acknowledged;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.Unenrolment;

/** {@code enrol_manual_unenrol_users}. A role id is never sent: Moodle 5.0 refuses it. */
final class UnenrolUsers implements BulkFunction<Unenrolment, Acknowledged> {

  @Override
  public WsFunction function() {
    return WsFunction.ENROL_MANUAL_UNENROL_USERS;
  }

  @Override
  public String listName() {
    return "enrolments";
  }

  @Override
  public Form element(Unenrolment item) {
    return Form.of(
        "userid", Long.toString(item.userId()), "courseid", Long.toString(item.courseId()));
  }

  @Override
  public long order(Unenrolment item) {
    return item.userId();
  }

  @Override
  public Object subject(Unenrolment item) {
    return item.courseId();
  }

  @Override
  public Failure about(Unenrolment item, Failure failure) {
    return failure.with("course", item.courseId()).with("account", item.userId());
  }

  @Override
  public List<Result<Acknowledged>> read(JsonNode result, List<Unenrolment> items) {
    return Json.nothing(result, items.size());
  }
}
