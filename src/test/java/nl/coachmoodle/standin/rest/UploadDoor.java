package nl.coachmoodle.standin.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.TokenState;

/**
 * Moodle's {@code webservice/upload.php} for a service that takes no files: it looks at token,
 * service and account in an order of its own. Read in the source of 4.5 and tried on 4.5 and 5.1,
 * and on 2.9.
 */
public final class UploadDoor {
  private static final String NO_FILES =
      "Web service file upload must be enabled in external service settings";

  private final Installation moodle;

  /** The door of this site. */
  public UploadDoor(Installation moodle) {
    this.moodle = moodle;
  }

  /** Answers who comes with these variables. */
  public Answer answer(Map<String, Object> variables) {
    try {
      throw MoodleError.access(refusal(String.valueOf(variables.get("token"))));
    } catch (MoodleError error) {
      boolean debug = !holds(SiteCondition.DEBUG_OFF) && !error.debugInfo().isEmpty();
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      if (!moodle.atLeast(MoodleRelease.V3_9)) {
        return Answer.json(old(body, error).toString());
      }
      body.put("error", error.getMessage()).put("errorcode", error.errorCode());
      body.put("debuginfo", debug ? "\n" + error.debugInfo() : null);
      return Answer.json(body.toString());
    }
  }

  /** No code but in the debug text, as seen on 2.9 and 2.9.5. */
  private ObjectNode old(ObjectNode body, MoodleError error) {
    body.put("error", error.getMessage());
    if (holds(SiteCondition.DEBUG_OFF)) {
      return body.putNull("stacktrace").putNull("debuginfo").putNull("reproductionlink");
    }
    String code = "Error code: " + error.errorCode();
    return body.put("stacktrace", "* line 61 of /webservice/upload.php: exception thrown\n")
        .put("debuginfo", error.debugInfo() + "\n" + code)
        .put("reproductionlink", "http://moodle.example/");
  }

  private String refusal(String token) {
    if (holds(SiteCondition.WEB_SERVICES_OFF)) {
      return "Web services are not enabled in Advanced features.";
    }
    TokenState state =
        moodle
            .settings()
            .token(token)
            .orElseThrow(
                () -> MoodleError.moodle("invalidtoken", "Invalid token - token not found"));
    if (state == TokenState.IP_DENIED) {
      return "Invalid token - IP:127.0.0.1 is not supported";
    }
    if (holds(SiteCondition.SERVICE_OFF)) {
      return "Web service is not available (it doesn't exist or might be disabled)";
    }
    if (holds(SiteCondition.SERVICE_CAPABILITY_MISSING)) {
      return "The capability moodle/site:config is required.";
    }
    if (state == TokenState.USER_NOT_AUTHORISED || holds(SiteCondition.ACCOUNT_NOT_AUTHORISED)) {
      return "The user is not allowed for this service. First you need to allow this user on the"
          + " Coachview's allowed users administration page.";
    }
    return holds(SiteCondition.ACCOUNT_IP_DENIED)
        ? "Invalid service - IP:127.0.0.1 is not supported - check this allowed user"
        : NO_FILES;
  }

  private boolean holds(SiteCondition condition) {
    return moodle.settings().holds(condition);
  }
}
