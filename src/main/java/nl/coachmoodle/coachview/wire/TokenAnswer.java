package nl.coachmoodle.coachview.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * What Coachview's token address gave. It looks like an IdentityServer: RFC 6749, sections 5.1 and
 * 5.2, so 400 with {@code {"error":"invalid_client"}} is a refusal.
 *
 * @param token for the Authorization header
 * @param life how long it is good for, from the moment of the answer on
 */
record TokenAnswer(String token, Duration life) {
  /** RFC 6750, section 2.1: nothing else can stand in a header. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,10000}=*");

  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

  /** "Recommended", says the RFC, so it may be absent. */
  private static final Duration UNTOLD = Duration.ofMinutes(5);

  private static final long LONGEST = Duration.ofDays(1).toSeconds();

  /**
   * Reads an answer.
   *
   * @throws FailedException when it holds no token
   */
  static TokenAnswer read(ObjectMapper json, HttpAnswer http) {
    JsonNode body = body(json, http.body());
    if (http.status() != 200) {
      throw new FailedException(refusal(http.status(), body.path("error").asText("")));
    }
    String token = body.path("access_token").asText("");
    if (!TOKEN.matcher(token).matches()) {
      throw new FailedException(
          Failure.of(FailureCode.COACHVIEW_ANSWER_UNEXPECTED).with("expected", "a token"));
    }
    long seconds = body.path("expires_in").asLong(UNTOLD.toSeconds());
    return new TokenAnswer(token, Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST))));
  }

  private static JsonNode body(ObjectMapper json, String text) {
    try {
      JsonNode body = json.readTree(text);
      return body == null ? MissingNode.getInstance() : body;
    } catch (JsonProcessingException page) {
      return MissingNode.getInstance();
    }
  }

  private static Failure refusal(int status, String error) {
    if (ERROR.matcher(error).matches()) {
      FailureCode code =
          error.equals("invalid_scope")
              ? FailureCode.COACHVIEW_SCOPE_MISSING
              : FailureCode.COACHVIEW_CLIENT_REFUSED;
      return Failure.of(code).with("error", error);
    }
    FailureCode code =
        switch (status) {
          case 401, 403 -> FailureCode.COACHVIEW_CLIENT_REFUSED;
          case 429 -> FailureCode.COACHVIEW_QUOTA_SPENT;
          default ->
              status >= 500
                  ? FailureCode.COACHVIEW_UNAVAILABLE
                  : FailureCode.COACHVIEW_ADDRESS_WRONG;
        };
    return Failure.of(code).with("status", status);
  }
}
