package nl.coachmoodle.moodle.wire;

import static nl.coachmoodle.failure.FailureCode.*;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Turns Moodle's errorcodes into the failures of the catalogue. The errorcode decides; where one
 * code covers several causes, the English debug text does, if the site shows it.
 */
final class ErrorTable {
  private static final Pattern COURSE_ID = Pattern.compile("\\(id = (\\d+)\\)");
  private static final int DETAIL_LENGTH = 300;

  private final InvalidParameterTable invalidParameters = new InvalidParameterTable();

  Failure classify(String wsFunction, MoodleError error) {
    Failure failure = known(wsFunction, error);
    String wording = error.debuginfo().orElse(error.message());
    return failure.withDetail(wording.substring(0, Math.min(wording.length(), DETAIL_LENGTH)));
  }

  private Failure known(String wsFunction, MoodleError error) {
    if (error.errorcode().isEmpty()) {
      return Failure.of(MOODLE_PHP_ERROR);
    }
    String errorcode = error.errorcode().get();
    return switch (errorcode) {
      case "sitemaintenance" -> Failure.of(MOODLE_MAINTENANCE);
      case "upgraderunning" -> Failure.of(MOODLE_UPGRADING);
      case "dbconnectionfailed", "dmlreadexception" -> Failure.of(MOODLE_DATABASE_DOWN);
      case "dmlwriteexception" -> Failure.of(WRITE_CONFLICT);
      case "invalidtoken" -> Failure.of(TOKEN_REFUSED);
      case "accessexception" -> access(error).with("function", wsFunction);
      case "wsaccessusersuspended" -> Failure.of(SERVICE_ACCOUNT_SUSPENDED);
      case "wsaccessuserdeleted" -> Failure.of(SERVICE_ACCOUNT_DELETED);
      case "wsaccessusernologin" -> Failure.of(SERVICE_ACCOUNT_NOLOGIN);
      case "wsaccessuserunconfirmed" -> Failure.of(SERVICE_ACCOUNT_UNCONFIRMED);
      case "wsaccessuserexpired" -> Failure.of(SERVICE_ACCOUNT_MUST_CHANGE_PASSWORD);
      case "nopasswordchangeforced", "forcepasswordchangenotice" ->
          Failure.of(SERVICE_ACCOUNT_MUST_CHANGE_PASSWORD);
      case "usernotfullysetup" -> Failure.of(SERVICE_ACCOUNT_INCOMPLETE);
      case "sitepolicynotagreed" -> Failure.of(SERVICE_ACCOUNT_POLICY_NOT_ACCEPTED);
      case "authpluginnotfound" -> Failure.of(AUTHENTICATION_PLUGIN_MISSING);
      case "nopermissions" -> capability(wsFunction);
      case "wsusercannotassign" -> Failure.of(ROLE_NOT_ASSIGNABLE);
      case "requireloginerror" -> courseAccess(error);
      case "wsnoinstance" -> noInstance(error);
      case "invalidparameter" -> invalidParameters.classify(wsFunction, error);
      case "invaliduser" -> Failure.of(ACCOUNT_NOT_FOUND);
      case "userdeleted" -> Failure.of(ACCOUNT_DELETED);
      case "usernotconfirmed" -> Failure.of(ACCOUNT_UNCONFIRMED);
      case "guestsarenotallowed" -> Failure.of(ACCOUNT_PROTECTED);
      case "invalidrecord", "invalidrecordunknown" -> record(error);
      case "codingerror" ->
          Failure.of(error.says("User ID does not exist") ? ACCOUNT_NOT_FOUND : CODING_ERROR);
      case "invalidresponse" -> Failure.of(ANSWER_REFUSED_BY_MOODLE);
      default -> others(wsFunction, errorcode);
    };
  }

  private static Failure access(MoodleError error) {
    FailureCode code = ACCESS_REFUSED;
    // Up to 4.1 the protocol's name is missing in the sentence before this.
    if (error.says("missing capability: webservice/rest:use")) {
      code = REST_CAPABILITY_MISSING;
    } else if (error.says("token expired")) {
      code = TOKEN_EXPIRED;
    } else if (error.says("Invalid service - IP")) {
      code = ADDRESS_NOT_ALLOWED;
    } else if (error.says("Access to the function")) {
      code = FUNCTION_NOT_IN_SERVICE;
    } else if (error.says("for suspended username")) {
      // Moodle before 4.0 has no codes of their own for these four.
      code = SERVICE_ACCOUNT_SUSPENDED;
    } else if (error.says("for deleted username")) {
      code = SERVICE_ACCOUNT_DELETED;
    } else if (error.says("for nologin authentication")) {
      code = SERVICE_ACCOUNT_NOLOGIN;
    } else if (error.says("for unconfirmed username")) {
      code = SERVICE_ACCOUNT_UNCONFIRMED;
    }
    return Failure.of(code);
  }

  private static Failure capability(String wsFunction) {
    Failure failure = Failure.of(CAPABILITY_MISSING).with("function", wsFunction);
    return WsFunction.named(wsFunction)
        .map(function -> failure.with("capability", function.capability()))
        .orElse(failure);
  }

  private static Failure courseAccess(MoodleError error) {
    if (error.says("hidden")) {
      return Failure.of(COURSE_HIDDEN);
    }
    if (error.says("Not enrolled")) {
      return Failure.of(COURSE_VIEW_MISSING);
    }
    if (error.says("not fully set-up")) {
      // Before 3.2, where newer Moodles have a code of its own.
      return Failure.of(SERVICE_ACCOUNT_INCOMPLETE);
    }
    return Failure.of(
        error.says("Policy not agreed")
            ? SERVICE_ACCOUNT_POLICY_NOT_ACCEPTED
            : COURSE_NOT_ACCESSIBLE);
  }

  private static Failure noInstance(MoodleError error) {
    Failure failure = Failure.of(NO_MANUAL_ENROLMENT);
    Matcher course = COURSE_ID.matcher(error.message());
    return course.find() ? failure.with("course", course.group(1)) : failure;
  }

  /** The table is told by the debug text, and with debug off by the message up to Moodle 4.5. */
  private static Failure record(MoodleError error) {
    if (error.says("external_functions")) {
      return Failure.of(FUNCTION_UNKNOWN_TO_MOODLE);
    }
    if (error.says("{course}") || error.says("table course.")) {
      return Failure.of(COURSE_NOT_FOUND);
    }
    if (error.says("{cohort}") || error.says("table cohort.")) {
      return Failure.of(COHORT_NOT_FOUND);
    }
    return Failure.of(error.says("{user}") ? ACCOUNT_NOT_FOUND : RECORD_NOT_FOUND);
  }

  private static Failure others(String wsFunction, String errorcode) {
    if (errorcode.startsWith("<")) {
      // The whole localised text of the password policy stands in the place of the code.
      return Failure.of(PASSWORD_REFUSED);
    }
    if (errorcode.startsWith("auth_")) {
      return Failure.of(AUTHENTICATION_PLUGIN_FAILED);
    }
    boolean aboutCohorts =
        WsFunction.named(wsFunction).map(WsFunction::isAboutCohorts).orElse(false);
    if (aboutCohorts && errorcode.equals("Error")) {
      return Failure.of(UNEXPLAINED_COHORT_ERROR);
    }
    return Failure.of(UNKNOWN_MOODLE_ERROR).with("errorcode", printable(errorcode));
  }

  private static String printable(String errorcode) {
    String clean = errorcode.replaceAll("[^A-Za-z0-9_/:.-]", "");
    return clean.substring(0, Math.min(clean.length(), 60));
  }
}
