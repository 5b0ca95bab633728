package nl.coachmoodle.standin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;

/** Writes results and errors in the shape of the release, as JSON or as XML. */
public final class AnswerWriter {
  /** The exceptions that moved into a namespace in 4.5; the others stayed where they were. */
  private static final Set<String> IN_NAMESPACE =
      Set.of(
          "moodle_exception",
          "invalid_parameter_exception",
          "required_capability_exception",
          "require_login_exception",
          "coding_exception",
          "invalid_response_exception");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final int OK = 200;

  private final Installation moodle;

  /** Writes for this installation. */
  public AnswerWriter(Installation moodle) {
    this.moodle = moodle;
  }

  /** The answer with a result. */
  public Answer result(JsonNode result, boolean json) {
    return json ? Answer.json(text(result)) : xml(XmlText.response(result));
  }

  /** The answer with an error; HTTP status 200 like a result. */
  public Answer error(MoodleError error, boolean json) {
    ObjectNode body = JSON.createObjectNode();
    String phpClass = error.phpClass();
    if (moodle.atLeast(MoodleRelease.V4_5) && IN_NAMESPACE.contains(phpClass)) {
      phpClass = "core\\exception\\" + phpClass;
    }
    body.put("exception", phpClass);
    boolean debug = !moodle.settings().holds(SiteCondition.DEBUG_OFF);
    boolean anonymous = !debug && isMissingRecord(error) && moodle.atLeast(MoodleRelease.V5_1);
    if (!error.errorCode().isEmpty()) {
      body.put("errorcode", anonymous ? "invalidrecordunknown" : error.errorCode());
    }
    body.put("message", anonymous ? "Can't find data record in database." : message(error));
    if (debug && !error.debugInfo().isEmpty()) {
      body.put("debuginfo", error.debugInfo());
    }
    return json ? Answer.json(text(body)) : xml(XmlText.exception(body));
  }

  private String message(MoodleError error) {
    String message = error.getMessage();
    if (!moodle.atLeast(MoodleRelease.V3_9)) {
      message = message.replace("Can't find data", "Can not find data");
    }
    if (moodle.settings().holds(SiteCondition.DEBUG_DISPLAYED) && !error.debugInfo().isEmpty()) {
      return message + " (" + error.debugInfo() + ")";
    }
    return message;
  }

  private static boolean isMissingRecord(MoodleError error) {
    return error.phpClass().equals("dml_missing_record_exception");
  }

  private static Answer xml(String body) {
    return Answer.of(OK, "application/xml; charset=utf-8", body);
  }

  private static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree can always be written", e);
    }
  }
}
