package nl.coachmoodle.standin.rest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Collation;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteSettings;
import nl.coachmoodle.standin.site.TokenState;

/** Everything between the arrival of a call and the function, in Moodle's order. */
final class AccessGate {
  private static final int SEE_OTHER = 303;
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;
  private static final int OK = 200;
  private static final String SERVER = "/webservice/rest/server.php";
  private static final String ACCOUNT = "ws_coachview";

  /** Functions that Moodle has and the service of the set-up article does not. */
  private static final Set<String> OUTSIDE_SERVICE =
      Set.of(
          "core_webservice_get_site_info",
          "core_course_get_courses",
          "core_cohort_get_cohorts",
          "core_enrol_get_enrolled_users",
          "core_enrol_get_users_courses");

  /** The same, for functions that came after 2.9. */
  private static final Set<String> OUTSIDE_SERVICE_LATER =
      Set.of("core_course_get_courses_by_field", "tool_mobile_call_external_functions");

  private final Installation moodle;

  AccessGate(Installation moodle) {
    this.moodle = moodle;
  }

  /** The answer of a site that does not get as far as running web services. */
  Optional<Answer> siteAnswer() {
    if (holds(SiteCondition.HTTPS_EXPECTED)) {
      return Optional.of(redirect("https"));
    }
    if (holds(SiteCondition.OTHER_HOST_EXPECTED)) {
      return Optional.of(redirect("http"));
    }
    if (holds(SiteCondition.MAINTENANCE_CLI)) {
      int status = since(MoodleRelease.V3_9) ? UNAVAILABLE : OK;
      return Optional.of(Answer.html(status, "<html><body>CLI maintenance</body></html>"));
    }
    boolean broken = holds(SiteCondition.DATABASE_DOWN) || holds(SiteCondition.UPGRADE_RUNNING);
    if (broken && !since(MoodleRelease.V3_9)) {
      return Optional.of(Answer.html(UNAVAILABLE, "<!DOCTYPE html>\n<html>Error</html>"));
    }
    return Optional.empty();
  }

  /** The answer of a site that has web services or their REST protocol switched off. */
  Optional<Answer> protocolAnswer() {
    if (holds(SiteCondition.WEB_SERVICES_OFF) || holds(SiteCondition.REST_OFF)) {
      return Optional.of(Answer.html(FORBIDDEN, ""));
    }
    return Optional.empty();
  }

  /** Throws when the database or an upgrade is in the way. */
  void requireRunningSite() {
    if (holds(SiteCondition.DATABASE_DOWN)) {
      throw new MoodleError(
          "dml_connection_exception",
          "dbconnectionfailed",
          "<p>Error: Database connection failed</p>",
          "");
    }
    if (holds(SiteCondition.UPGRADE_RUNNING)) {
      throw MoodleError.moodle("upgraderunning", "Site is being upgraded, please retry later.");
    }
  }

  /** Throws unless the token and its account may use the REST protocol. */
  TokenState authenticate(Map<String, Object> variables) {
    TokenState state = token(variables);
    if (holds(SiteCondition.MAINTENANCE_WEB)) {
      throw MoodleError.moodle(
          "sitemaintenance", "The site is undergoing maintenance and is currently not available");
    }
    requireAccount(SiteCondition.ACCOUNT_DELETED, "deleted", "deleted");
    if (holds(SiteCondition.ACCOUNT_UNCONFIRMED)) {
      throw MoodleError.moodle("wsaccessuserunconfirmed", refused("unconfirmed"));
    }
    requireAccount(SiteCondition.ACCOUNT_SUSPENDED, "suspended", "suspended");
    if (holds(SiteCondition.ACCOUNT_AUTH_GONE)) {
      throw MoodleError.moodle(
          "authpluginnotfound", "Authentication plugin doesnotexist not found.");
    }
    requireAccount(SiteCondition.ACCOUNT_NOLOGIN, "nologin", "nologin authentication");
    boolean role =
        !holds(SiteCondition.ROLE_NOT_ASSIGNED) && !holds(SiteCondition.ROLE_IN_CATEGORY_ONLY);
    if (!role || !moodle.settings().has(Capability.USE_REST)) {
      throw MoodleError.access(
          // Up to 4.1 the place of the protocol's name is never filled in.
          "You are not allowed to use the "
              + (since(MoodleRelease.V4_5) ? "rest" : "{$a}")
              + " protocol (missing capability: webservice/rest:use)");
    }
    return state;
  }

  /** Throws unless the service lets the account call the function. */
  void requireFunction(String function, TokenState token, Set<String> served) {
    boolean known =
        served.contains(function)
            || OUTSIDE_SERVICE.contains(function)
            || (since(MoodleRelease.V3_9)
                ? OUTSIDE_SERVICE_LATER.contains(function)
                : function.startsWith("moodle_user_"));
    if (!known) {
      throw MoodleError.missingRecord(
          "external_functions",
          "SELECT * FROM {external_functions} WHERE name = ?\n[array (\n  0 => '"
              + function
              + "',\n)]");
    }
    boolean allowed =
        served.contains(function)
            && !moodle.settings().removedFunctions().contains(function)
            && token != TokenState.USER_NOT_AUTHORISED
            && !holds(SiteCondition.SERVICE_OFF)
            && !holds(SiteCondition.SERVICE_CAPABILITY_MISSING)
            && !holds(SiteCondition.ACCOUNT_NOT_AUTHORISED)
            && !holds(SiteCondition.ACCOUNT_VALID_UNTIL_FUTURE)
            && !holds(SiteCondition.ACCOUNT_IP_DENIED);
    if (!allowed) {
      throw MoodleError.access(
          "Access to the function "
              + function
              + "() is not allowed.\n                     "
              + "There could be multiple reasons for this:");
    }
  }

  private TokenState token(Map<String, Object> variables) {
    Object sent = variables.getOrDefault("wstoken", "");
    boolean mysql = moodle.settings().collation() == Collation.FOLDING;
    if (!(sent instanceof String) && mysql && since(MoodleRelease.V4_5)) {
      // PHP's MySQL driver refuses an array before Moodle can: no error code at all.
      throw new MoodleError(
          "TypeError",
          "",
          "mysqli::real_escape_string(): Argument #1 ($string) must be of type string, array given",
          "");
    }
    SiteSettings settings = moodle.settings();
    String text = sent instanceof String string ? string : "";
    TokenState state =
        settings
            .token(text)
            .orElseThrow(
                () -> MoodleError.moodle("invalidtoken", "Invalid token - token not found"));
    if (state == TokenState.EXPIRED) {
      settings.removeToken(text);
      throw MoodleError.access(
          "Invalid token - token expired - check validuntil time for the token");
    }
    if (state == TokenState.IP_DENIED) {
      throw MoodleError.access(
          "Invalid service - IP:127.0.0.1 is not supported - check this allowed user");
    }
    return state;
  }

  private void requireAccount(SiteCondition condition, String code, String text) {
    if (holds(condition)) {
      // The codes that name the reason came with 4.0.
      throw since(MoodleRelease.V4_5)
          ? MoodleError.moodle("wsaccessuser" + code, refused(text))
          : MoodleError.access(refused(text));
    }
  }

  private static String refused(String reason) {
    return "Refused web service access for " + reason + " username: " + ACCOUNT;
  }

  private Answer redirect(String scheme) {
    if (!since(MoodleRelease.V3_9)) {
      return Answer.html(OK, "<!DOCTYPE html>\n<html><meta http-equiv=\"refresh\" /></html>");
    }
    return new Answer(
        SEE_OTHER,
        "text/html; charset=UTF-8",
        "<!DOCTYPE html>\n<html><title>Redirect</title></html>",
        Map.of("Location", scheme + "://moodle.example.org" + SERVER));
  }

  private boolean holds(SiteCondition condition) {
    return moodle.settings().holds(condition);
  }

  private boolean since(MoodleRelease release) {
    return moodle.atLeast(release);
  }
}
