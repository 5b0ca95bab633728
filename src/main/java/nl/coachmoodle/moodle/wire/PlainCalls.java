package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.Failure;

/**
 * Single calls for whoever examines a Moodle: sent once, without patience, and answered with
 * everything that Moodle said. Whoever works with Moodle takes {@link MoodleSite}.
 */
public final class PlainCalls {
  /** Of the right shape, and no site's: Moodle makes tokens from random bytes. */
  private static final String NOBODYS_TOKEN = "0".repeat(32);

  private final Transport functions;
  private final Transport uploads;
  private final RotatingSecret token;
  private final AnswerReader reader = new AnswerReader();
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param functions to the REST endpoint
   * @param uploads to {@link MoodleAddress#uploads()}
   */
  public PlainCalls(Transport functions, Transport uploads, RotatingSecret token) {
    this.functions = functions;
    this.uploads = uploads;
    this.token = token;
  }

  /** Calls a function, also one that is not among the seven. */
  public Reply call(String wsFunction, Form arguments) {
    Form form =
        Form.of("wstoken", ours(), "wsfunction", wsFunction, "moodlewsrestformat", "json")
            .then(arguments);
    return send(functions, wsFunction, form);
  }

  /**
   * Knocks at the door for files, sending none. It asks for the same token, but looks at the
   * service and its users itself, and says of each what it does not like, where the REST protocol
   * has one text for seven causes.
   */
  public Reply knockAtUploads() {
    return send(uploads, "upload", Form.of("token", ours()));
  }

  /**
   * The same with a token that does not exist: this is refused as such only where web services are
   * switched on, so it tells them from the REST protocol, which are off with the same answer.
   */
  public Reply knockAsNobody() {
    return send(uploads, "upload", Form.of("token", NOBODYS_TOKEN));
  }

  /** A call with a token that does not exist: refused as such, in the form of this version. */
  public Reply callAsNobody() {
    return send(
        functions,
        "",
        Form.of("wstoken", NOBODYS_TOKEN, "wsfunction", "-", "moodlewsrestformat", "json"));
  }

  private String ours() {
    return token.value().orElse("");
  }

  private Reply send(Transport transport, String wsFunction, Form form) {
    HttpAnswer http;
    try {
      http = transport.post(form).without(ours());
    } catch (TransportException none) {
      return new Reply(
          Optional.of(Failure.of(none.kind().code())),
          Optional.empty(),
          "",
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty());
    }
    Answer answer = reader.read(wsFunction, http);
    JsonNode body = body(http);
    boolean isOfUploads = MoodleError.isOfUploads(body);
    MoodleError error = isOfUploads ? MoodleError.readOfUploads(body) : MoodleError.read(body);
    boolean isError = isOfUploads || (body.isObject() && body.has("errorcode"));
    return new Reply(
        answer instanceof Answer.Refused refused
            ? Optional.of(refused.failure().withoutDetail())
            : Optional.empty(),
        isError ? error.errorcode() : Optional.empty(),
        isError ? error.message() : "",
        isError ? error.debuginfo() : Optional.empty(),
        body.path("exception").asText().contains("\\"),
        answer instanceof Answer.Ok ok
            ? Optional.ofNullable(json.convertValue(ok.result(), Object.class))
            : Optional.empty(),
        http.date().flatMap(PlainCalls::time));
  }

  private JsonNode body(HttpAnswer http) {
    try {
      return json.readTree(http.body());
    } catch (JsonProcessingException notJson) {
      return json.missingNode();
    }
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
