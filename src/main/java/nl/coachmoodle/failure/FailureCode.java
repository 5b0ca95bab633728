package nl.coachmoodle.failure;

import java.util.Locale;

/**
 * The catalogue of failures. A code is stable: dashboards, alarms and scripts may rely on it.
 *
 * <p>Sentences and fixes stand in {@code sentences_<language>.properties} beside this class. The
 * Moodle errorcodes behind the codes were measured on Moodle 2.9, 3.9, 4.5 and 5.1.
 */
public enum FailureCode {
  /** No connection: refused, unknown host, or reset before the request was sent. */
  MOODLE_UNREACHABLE(FailureClass.RETRY),
  /** Connected, but no answer in time; Moodle may still finish the work. */
  MOODLE_TIMEOUT(FailureClass.RETRY),
  /** The connection broke before the answer came: the outcome is unknown. */
  MOODLE_CONNECTION_LOST(FailureClass.RETRY),
  /** HTTP 429, 500, 502, 503 or 504 from Moodle or a proxy before it. */
  MOODLE_UNAVAILABLE(FailureClass.RETRY),
  /** Maintenance mode, told by {@code sitemaintenance} or by a page. */
  MOODLE_MAINTENANCE(FailureClass.RETRY),
  /** {@code upgraderunning}. */
  MOODLE_UPGRADING(FailureClass.RETRY),
  /** {@code dbconnectionfailed} or {@code dmlreadexception}. */
  MOODLE_DATABASE_DOWN(FailureClass.RETRY),
  /** HTTP 200 without a body: PHP died, so the outcome is unknown. */
  MOODLE_EMPTY_ANSWER(FailureClass.RETRY),
  /** A JSON answer that ends too early: the outcome is unknown. */
  MOODLE_ANSWER_CUT(FailureClass.RETRY),
  /** Not called: Moodle failed repeatedly just before. */
  MOODLE_CIRCUIT_OPEN(FailureClass.RETRY),
  /** {@code dmlwriteexception}: a race, a deadlock, or a value the database refuses. */
  WRITE_CONFLICT(FailureClass.RETRY),
  /** A creation whose answer was lost and that is not to be seen yet. */
  OUTCOME_UNKNOWN(FailureClass.RETRY),
  /** The time for this operation ran out before all calls were made. */
  TIME_BUDGET_SPENT(FailureClass.RETRY),
  /** The identity provider's keys could not be fetched, so a token could not be verified. */
  IDENTITY_PROVIDER_UNREACHABLE(FailureClass.RETRY),
  /** No connection to Coachview, or it broke before the answer came. */
  COACHVIEW_UNREACHABLE(FailureClass.RETRY),
  /** Coachview did not answer in time. */
  COACHVIEW_TIMEOUT(FailureClass.RETRY),
  /** HTTP 500, 502, 503 or 504, or not called because Coachview failed repeatedly just before. */
  COACHVIEW_UNAVAILABLE(FailureClass.RETRY),
  /** A JSON answer of Coachview that ends too early. */
  COACHVIEW_ANSWER_CUT(FailureClass.RETRY),
  /** HTTP 429: the requests of 24 hours are used up. */
  COACHVIEW_QUOTA_SPENT(FailureClass.RETRY),
  /** A scheduled reading stopped: what is left of the quota is kept for events. */
  COACHVIEW_QUOTA_RESERVED(FailureClass.RETRY),
  /** The queue, the broker or the dead-letter sink did not take a message. */
  HAND_OVER_FAILED(FailureClass.RETRY),
  /** HTTP 403 without a body: web services or the REST protocol are off. */
  WEB_SERVICES_OFF(FailureClass.SETUP),
  /** {@code invalidtoken}. */
  TOKEN_REFUSED(FailureClass.SETUP),
  /** {@code accessexception} that says so; Moodle deletes the token with it. */
  TOKEN_EXPIRED(FailureClass.SETUP),
  /** {@code accessexception} that does not tell why. */
  ACCESS_REFUSED(FailureClass.SETUP),
  /** {@code webservice/rest:use} is missing, or the role is not assigned at system level. */
  REST_CAPABILITY_MISSING(FailureClass.SETUP),
  /** The IP restriction of the token or of the authorised user. */
  ADDRESS_NOT_ALLOWED(FailureClass.SETUP),
  /** Function not in the service, service off, or user not authorised for it. */
  FUNCTION_NOT_IN_SERVICE(FailureClass.SETUP),
  /** This Moodle does not have the function. */
  FUNCTION_UNKNOWN_TO_MOODLE(FailureClass.SETUP),
  /** The service account is suspended. */
  SERVICE_ACCOUNT_SUSPENDED(FailureClass.SETUP),
  /** The service account is deleted. */
  SERVICE_ACCOUNT_DELETED(FailureClass.SETUP),
  /** The service account has the authentication method "No login". */
  SERVICE_ACCOUNT_NOLOGIN(FailureClass.SETUP),
  /** The service account is not confirmed. */
  SERVICE_ACCOUNT_UNCONFIRMED(FailureClass.SETUP),
  /** The service account must change its password. */
  SERVICE_ACCOUNT_MUST_CHANGE_PASSWORD(FailureClass.SETUP),
  /** {@code usernotfullysetup}: name, e-mail or a required profile field is empty. */
  SERVICE_ACCOUNT_INCOMPLETE(FailureClass.SETUP),
  /** The service account has not accepted the site policy. */
  SERVICE_ACCOUNT_POLICY_NOT_ACCEPTED(FailureClass.SETUP),
  /** {@code authpluginnotfound}. */
  AUTHENTICATION_PLUGIN_MISSING(FailureClass.SETUP),
  /** An authentication plug-in could not do its work. */
  AUTHENTICATION_PLUGIN_FAILED(FailureClass.SETUP),
  /** {@code nopermissions}. */
  CAPABILITY_MISSING(FailureClass.SETUP),
  /** {@code wsusercannotassign}. */
  ROLE_NOT_ASSIGNABLE(FailureClass.SETUP),
  /** The course or its category is hidden. */
  COURSE_HIDDEN(FailureClass.SETUP),
  /** {@code moodle/course:view} is missing. */
  COURSE_VIEW_MISSING(FailureClass.SETUP),
  /** Hidden course or missing {@code moodle/course:view}; Moodle does not tell which. */
  COURSE_NOT_ACCESSIBLE(FailureClass.SETUP),
  /** A redirect: Moodle knows itself by another address. */
  WRONG_ADDRESS(FailureClass.SETUP),
  /** The TLS connection failed: the certificate is expired, for another name, or not trusted. */
  CERTIFICATE_NOT_TRUSTED(FailureClass.SETUP),
  /** An answer that is not Moodle's REST answer. */
  NOT_MOODLE_REST(FailureClass.SETUP),
  /** HTTP 413, or PHP dropped the body. */
  REQUEST_TOO_LARGE(FailureClass.SETUP),
  /** Another HTTP 4xx. */
  BLOCKED_BY_WEB_SERVER(FailureClass.SETUP),
  /** The canary look-up saw nobody: {@code moodle/user:viewdetails} is missing. */
  LOOKUPS_BLIND(FailureClass.SETUP),
  /** The canary look-up saw no user names: {@code moodle/user:viewalldetails} is missing. */
  LOOKUPS_PARTIAL(FailureClass.SETUP),
  /** An account was found or made, but its ID number cannot be read back. */
  IDNUMBER_NOT_READABLE(FailureClass.SETUP),
  /** This Moodle version cannot do it. */
  UNSUPPORTED_BY_THIS_MOODLE(FailureClass.SETUP),
  /** A cohort named by idnumber can only be left by its numeric id. */
  COHORT_ID_UNKNOWN(FailureClass.SETUP),
  /** Something has to be read in Coachview, and its settings are missing. */
  COACHVIEW_NOT_CONFIGURED(FailureClass.SETUP),
  /** Coachview gives no token for the client id and secret, or refuses a fresh token. */
  COACHVIEW_CLIENT_REFUSED(FailureClass.SETUP),
  /** HTTP 403, or a token is refused for its scope. */
  COACHVIEW_SCOPE_MISSING(FailureClass.SETUP),
  /** A name of Coachview's API that this software assumes, or was told, does not exist there. */
  COACHVIEW_NAME_UNKNOWN(FailureClass.SETUP),
  /** A redirect, a page, or 404 where the API or its token should be. */
  COACHVIEW_ADDRESS_WRONG(FailureClass.SETUP),
  /** The certificate of Coachview, or of a proxy before it, is not trusted. */
  COACHVIEW_NOT_TRUSTED(FailureClass.SETUP),
  /** Coachview answers 500 to a high skip: too many rows changed on one day. */
  COACHVIEW_READING_TOO_DEEP(FailureClass.SETUP),
  /** A call without an access token. */
  BEARER_TOKEN_MISSING(FailureClass.SETUP),
  /**
   * An access token that is expired, of another issuer or audience, or not signed as configured.
   */
  BEARER_TOKEN_REFUSED(FailureClass.SETUP),
  /** The access token is genuine, but not for this door. */
  BEARER_TOKEN_NOT_FOR_THIS(FailureClass.SETUP),
  /** A webhook from an address that is not among those it may come from. */
  SOURCE_NOT_ALLOWED(FailureClass.SETUP),
  /** A webhook whose signature is missing, not ours, or of another time. */
  SIGNATURE_REFUSED(FailureClass.SETUP),
  /** A door or function that this deployment keeps closed. */
  DOOR_CLOSED(FailureClass.SETUP),
  /** The request lacks something or has something wrong in it. */
  INPUT_INVALID(FailureClass.DATA),
  /** The request's body is larger than the door takes. */
  BODY_TOO_LARGE(FailureClass.DATA),
  /** The request's body is of a kind that the door does not read. */
  MEDIA_TYPE_UNSUPPORTED(FailureClass.DATA),
  /** The method does not exist at this address. */
  METHOD_UNSUPPORTED(FailureClass.DATA),
  /** There is nothing at this address. */
  ADDRESS_UNKNOWN(FailureClass.DATA),
  /** {@code invalidparameter} that does not tell which value. */
  INVALID_VALUE(FailureClass.DATA),
  /** Another account has this user name. */
  USERNAME_EXISTS(FailureClass.DATA),
  /** Moodle does not accept this user name. */
  USERNAME_INVALID(FailureClass.DATA),
  /** Another account has this e-mail address. */
  EMAIL_EXISTS(FailureClass.DATA),
  /** The e-mail address is not valid for Moodle. */
  EMAIL_INVALID(FailureClass.DATA),
  /** The participant has no e-mail address. */
  EMAIL_MISSING(FailureClass.DATA),
  /** First name, last name or user name is empty. */
  NAME_BLANK(FailureClass.DATA),
  /** A value is longer than Moodle's field. */
  VALUE_TOO_LONG(FailureClass.DATA),
  /** A text holds half a character (a lone surrogate). */
  TEXT_NOT_UTF8(FailureClass.DATA),
  /** The language pack is not installed. */
  LANGUAGE_NOT_INSTALLED(FailureClass.DATA),
  /** Moodle does not accept the authentication method for new accounts. */
  AUTHENTICATION_UNKNOWN(FailureClass.DATA),
  /** Moodle wants a password for a new account. */
  PASSWORD_MISSING(FailureClass.DATA),
  /** The password policy refused the password. */
  PASSWORD_REFUSED(FailureClass.DATA),
  /** The account does not exist, or not any more. */
  ACCOUNT_NOT_FOUND(FailureClass.DATA),
  /** The participant has no Moodle account yet. */
  ACCOUNT_ABSENT(FailureClass.DATA),
  /** The account was deleted in Moodle. */
  ACCOUNT_DELETED(FailureClass.DATA),
  /** The account is not confirmed. */
  ACCOUNT_UNCONFIRMED(FailureClass.DATA),
  /** Guest, administrator, service account, or an id in {@code moodle.protected-ids}. */
  ACCOUNT_PROTECTED(FailureClass.DATA),
  /** Several accounts, or one whose ID number is only alike. */
  AMBIGUOUS_PERSON(FailureClass.DATA),
  /** The course does not exist. */
  COURSE_NOT_FOUND(FailureClass.DATA),
  /** The cohort does not exist. */
  COHORT_NOT_FOUND(FailureClass.DATA),
  /** Cohort warning 2. */
  COHORT_OR_ACCOUNT_NOT_FOUND(FailureClass.DATA),
  /** Course, cohort or account does not exist; Moodle does not tell which. */
  RECORD_NOT_FOUND(FailureClass.DATA),
  /** {@code wsnoinstance}: no enabled manual enrolment in the course. */
  NO_MANUAL_ENROLMENT(FailureClass.DATA),
  /** The database refused a value: too long, or taken. */
  VALUE_REFUSED_BY_DATABASE(FailureClass.DATA),
  /** Moodle 3.2 to 3.11 left the account unchanged without saying why. */
  UPDATE_SKIPPED_BY_MOODLE(FailureClass.DATA),
  /** The e-learning code names no course or cohort. */
  ELEARNING_CODE_UNKNOWN(FailureClass.DATA),
  /** Coachview does not know a person by this id (any more). */
  PERSON_NOT_IN_COACHVIEW(FailureClass.DATA),
  /** Coachview does not know an enrolment by this id (any more). */
  ENROLMENT_NOT_IN_COACHVIEW(FailureClass.DATA),
  /** Inactive, deleted or anonymised in Coachview, and without an external id there. */
  PERSON_ANONYMISED(FailureClass.DATA),
  /** The person has no external id by the configured rule, or one that Moodle cannot hold. */
  EXTERNAL_ID_MISSING(FailureClass.DATA),
  /** Several persons in Coachview have this external id. */
  EXTERNAL_ID_SHARED(FailureClass.DATA),
  /** Coachview cannot be asked whether somebody else has this external id. */
  EXTERNAL_ID_NOT_ASKABLE(FailureClass.DATA),
  /** A merge names an old external id that an active person in Coachview has. */
  OLD_PERSON_ACTIVE(FailureClass.DATA),
  /** More withdrawals than the brake lets through; nothing was withdrawn. */
  WITHDRAWALS_HELD(FailureClass.DATA),
  /** An account is to get an ID number that another account has. */
  IDNUMBER_TAKEN(FailureClass.DATA),
  /** An ID number stands more than once in a list of moves. */
  IDNUMBER_NAMED_TWICE(FailureClass.DATA),
  /** What a reconcile run is to go on from is damaged, or of another version. */
  CURSOR_UNUSABLE(FailureClass.DATA),
  /** {@code invalidparameter}: unexpected keys. */
  UNKNOWN_PARAMETER(FailureClass.BUG),
  /** {@code invalidparameter}: missing required key. */
  MISSING_PARAMETER(FailureClass.BUG),
  /** {@code invalidparameter}: a value of the wrong form. */
  MALFORMED_PARAMETER(FailureClass.BUG),
  /** {@code codingerror}. */
  CODING_ERROR(FailureClass.BUG),
  /** {@code invalidresponse}: Moodle did the work and refused its own answer. */
  ANSWER_REFUSED_BY_MOODLE(FailureClass.BUG),
  /** JSON of another shape than the function's. */
  ANSWER_UNEXPECTED(FailureClass.BUG),
  /** An exception without errorcode. */
  MOODLE_PHP_ERROR(FailureClass.BUG),
  /** Cohort warning 1. */
  COHORT_KEY_TYPE(FailureClass.BUG),
  /** The cohort functions' {@code Error}, whose cause Moodle loses. */
  UNEXPLAINED_COHORT_ERROR(FailureClass.BUG),
  /** An errorcode that nobody has met yet. */
  UNKNOWN_MOODLE_ERROR(FailureClass.BUG),
  /** JSON of another shape than the list that was asked for, or a list that contradicts itself. */
  COACHVIEW_ANSWER_UNEXPECTED(FailureClass.BUG),
  /** A defect of this software. */
  INTERNAL_ERROR(FailureClass.BUG);

  private final FailureClass failureClass;
  private final String code;

  FailureCode(FailureClass failureClass) {
    this.failureClass = failureClass;
    this.code = failureClass.label() + "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Who must act. */
  public FailureClass failureClass() {
    return failureClass;
  }

  /** The stable code, such as {@code setup/token-refused}. */
  public String code() {
    return code;
  }

  @Override
  public String toString() {
    return code;
  }
}
