package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Reads any HTTP answer to a web service call: status first, then content type, then body. Moodle
 * says nearly every error with status 200, and a proxy, a maintenance page or a wrong address can
 * answer in its place.
 */
public final class AnswerReader {
  private static final Pattern MAINTENANCE =
      Pattern.compile("maintenance|onderhoud|wartung", Pattern.CASE_INSENSITIVE);

  /**
   * How Moodle 2.9 says that its address starts with https; the code is there with debugging on.
   */
  private static final Pattern ONLY_HTTPS =
      Pattern.compile("sslonlyaccess|only https connections are allowed");

  private static final Pattern META_REFRESH =
      Pattern.compile("http-equiv\\s*=\\s*[\"']?refresh", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[^\\x21-\\x7e]");
  private static final int PAGE_START = 4_000;
  private static final int LONGEST_LOCATION = 300;

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final ErrorTable errors = new ErrorTable();

  /** Reads the answer to a call of this function. */
  public Answer read(String wsFunction, HttpAnswer http) {
    if (http.status() != 200) {
      return refused(statusFailure(http));
    }
    if (!isJson(http)) {
      return refused(pageFailure(http));
    }
    if (http.body().isBlank()) {
      return refused(Failure.of(FailureCode.MOODLE_EMPTY_ANSWER));
    }
    JsonNode body;
    try {
      body = json.readTree(http.body());
    } catch (JsonProcessingException cut) {
      return refused(Failure.of(FailureCode.MOODLE_ANSWER_CUT));
    }
    return body.isObject() && body.has("exception")
        ? refused(errors.classify(wsFunction, MoodleError.read(body)))
        : new Answer.Ok(body);
  }

  private static Failure statusFailure(HttpAnswer http) {
    int status = http.status();
    FailureCode code =
        switch (status) {
          case 429 -> FailureCode.MOODLE_UNAVAILABLE;
          case 503 -> unavailable(startOf(http));
          case 413 -> FailureCode.REQUEST_TOO_LARGE;
          case 403 ->
              http.body().isEmpty()
                  ? FailureCode.WEB_SERVICES_OFF
                  : FailureCode.BLOCKED_BY_WEB_SERVER;
          default -> byRange(status);
        };
    Failure failure = Failure.of(code).with("status", status);
    return http.location()
        .filter(location -> code == FailureCode.WRONG_ADDRESS)
        .map(location -> failure.with("location", printable(withoutQuery(location))))
        .orElse(failure);
  }

  private static FailureCode unavailable(String page) {
    if (ONLY_HTTPS.matcher(page).find()) {
      return FailureCode.WRONG_ADDRESS;
    }
    return MAINTENANCE.matcher(page).find()
        ? FailureCode.MOODLE_MAINTENANCE
        : FailureCode.MOODLE_UNAVAILABLE;
  }

  private static FailureCode byRange(int status) {
    if (status >= 500) {
      return FailureCode.MOODLE_UNAVAILABLE;
    }
    if (status >= 400) {
      return FailureCode.BLOCKED_BY_WEB_SERVER;
    }
    return status >= 300 ? FailureCode.WRONG_ADDRESS : FailureCode.NOT_MOODLE_REST;
  }

  /** Status 200 and not JSON: 2.9 says maintenance and redirects that way. */
  private static Failure pageFailure(HttpAnswer http) {
    String start = startOf(http);
    boolean isPage = start.toLowerCase(Locale.ROOT).contains("<html");
    if (isPage && META_REFRESH.matcher(start).find()) {
      return Failure.of(FailureCode.WRONG_ADDRESS);
    }
    if (isPage && MAINTENANCE.matcher(start).find()) {
      return Failure.of(FailureCode.MOODLE_MAINTENANCE);
    }
    return Failure.of(FailureCode.NOT_MOODLE_REST);
  }

  private static boolean isJson(HttpAnswer http) {
    return http.contentType()
        .map(type -> type.toLowerCase(Locale.ROOT).strip().startsWith("application/json"))
        .orElse(false);
  }

  private static String startOf(HttpAnswer http) {
    return http.body().substring(0, Math.min(http.body().length(), PAGE_START));
  }

  private static String withoutQuery(String location) {
    return location.split("[?#]", 2)[0];
  }

  /** It stands in the log and in a sentence, and anybody could be at a wrong address. */
  private static String printable(String location) {
    String start = location.substring(0, Math.min(location.length(), LONGEST_LOCATION));
    return NOT_IN_ADDRESSES.matcher(start).replaceAll("");
  }

  private static Answer refused(Failure failure) {
    return new Answer.Refused(failure);
  }
}
