package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Acknowledged;
import nl.coachmoodle.moodle.Enrolment;
import nl.coachmoodle.moodle.Result;

/**
 * {@code enrol_manual_enrol_users}. The whole state is sent every time: what is left out, Moodle
 * resets. Times are Unix seconds.
 */
final class EnrolUsers implements BulkFunction<Enrolment, Acknowledged> {

  @Override
  public WsFunction function() {
    return WsFunction.ENROL_MANUAL_ENROL_USERS;
  }

  @Override
  public String listName() {
    return "enrolments";
  }

  @Override
  public Form element(Enrolment item) {
    return Form.of(
        "roleid", Long.toString(item.roleId()),
        "userid", Long.toString(item.userId()),
        "courseid", Long.toString(item.courseId()),
        "timestart", seconds(item.start()),
        "timeend", seconds(item.end()),
        "suspend", item.suspended() ? "1" : "0");
  }

  @Override
  public long order(Enrolment item) {
    return item.userId();
  }

  @Override
  public Object subject(Enrolment item) {
    // A role may be given in one course and another one not.
    return List.of(item.courseId(), item.roleId());
  }

  @Override
  public Failure about(Enrolment item, Failure failure) {
    // With debug messages off an unknown course is told without a reason; an unknown role or
    // account has a code of its own, and everything else here is a number of ours.
    boolean isCourse =
        failure.code() == FailureCode.INVALID_VALUE && !failure.facts().containsKey("field");
    Failure told =
        isCourse
            ? new Failure(FailureCode.COURSE_NOT_FOUND, failure.facts(), failure.detail())
            : failure;
    return told.with("course", item.courseId()).with("account", item.userId());
  }

  @Override
  public List<Result<Acknowledged>> read(JsonNode result, List<Enrolment> items) {
    return Json.nothing(result, items.size());
  }

  /** Zero means "none" to Moodle. */
  private static String seconds(Optional<Instant> time) {
    return time.map(instant -> Long.toString(instant.getEpochSecond())).orElse("0");
  }
}
