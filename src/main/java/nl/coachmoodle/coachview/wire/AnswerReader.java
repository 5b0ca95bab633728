package nl.coachmoodle.coachview.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Reads any HTTP answer to a request for rows. Only a JSON array of objects is a list: whatever
 * else comes is a failure, so that nobody takes it for an empty one.
 */
final class AnswerReader {
  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Reads the answer to a query. */
  Answer read(Query query, HttpAnswer http) {
    if (http.status() != 200) {
      return new Answer.Refused(statusFailure(query, http));
    }
    String type = http.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).strip();
    if (!type.startsWith("application/json") && !type.startsWith("text/json")) {
      return new Answer.Refused(
          Failure.of(FailureCode.COACHVIEW_ADDRESS_WRONG).with("status", http.status()));
    }
    JsonNode body;
    try {
      body = json.readTree(http.body());
    } catch (JsonProcessingException cut) {
      return new Answer.Refused(Failure.of(FailureCode.COACHVIEW_ANSWER_CUT));
    }
    return list(body, http);
  }

  private static Answer list(JsonNode body, HttpAnswer http) {
    if (!body.isArray()) {
      return unexpected("a list");
    }
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode row : body) {
      if (!row.isObject()) {
        return unexpected("a list of objects");
      }
      rows.add(row);
    }
    String counted = http.header("RowCount").map(String::strip).orElse("");
    if (counted.isEmpty()) {
      return new Answer.Rows(rows, OptionalLong.empty());
    }
    return counted.matches("\\d{1,9}")
        ? new Answer.Rows(rows, OptionalLong.of(Long.parseLong(counted)))
        : unexpected("a number in RowCount");
  }

  private static Answer unexpected(String expected) {
    return new Answer.Refused(
        Failure.of(FailureCode.COACHVIEW_ANSWER_UNEXPECTED).with("expected", expected));
  }

  private static Failure statusFailure(Query query, HttpAnswer http) {
    int status = http.status();
    if (status == 500 && query.skip() > 0) {
      return Failure.of(FailureCode.COACHVIEW_READING_TOO_DEEP).with("entity", query.entity());
    }
    FailureCode code =
        switch (status) {
          case 401 -> FailureCode.COACHVIEW_CLIENT_REFUSED;
          case 403 -> FailureCode.COACHVIEW_SCOPE_MISSING;
          case 404 -> FailureCode.COACHVIEW_NAME_UNKNOWN;
          case 408, 425 -> FailureCode.COACHVIEW_UNAVAILABLE;
          case 429 -> FailureCode.COACHVIEW_QUOTA_SPENT;
          default -> byRange(status);
        };
    Failure failure = Failure.of(code).with("status", status);
    return code == FailureCode.COACHVIEW_SCOPE_MISSING
        ? failure.with("scope", scope(query.entity()))
        : failure;
  }

  /** The scope that reading a list needs. */
  static String scope(String entity) {
    return entity + ".Lezen";
  }

  private static FailureCode byRange(int status) {
    if (status >= 500) {
      return FailureCode.COACHVIEW_UNAVAILABLE;
    }
    boolean isRedirect = status >= 300 && status < 400;
    return isRedirect
        ? FailureCode.COACHVIEW_ADDRESS_WRONG
        : FailureCode.COACHVIEW_ANSWER_UNEXPECTED;
  }
}
