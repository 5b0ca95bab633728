package nl.coachmoodle.standin.rest;

import nl.coachmoodle.standin.site.Capability;

/**
 * An error as Moodle's web services answer it. The texts are those of the recorded answers. Empty
 * text stands for "not there": exceptions of PHP itself have no error code.
 */
public final class MoodleError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String phpClass;
  private final String errorCode;
  private final String debugInfo;

  /** An error with the PHP class name without its namespace. */
  public MoodleError(String phpClass, String errorCode, String message, String debugInfo) {
    super(message);
    this.phpClass = phpClass;
    this.errorCode = errorCode;
    this.debugInfo = debugInfo;
  }

  /** An error of Moodle's general class. */
  public static MoodleError moodle(String errorCode, String message) {
    return new MoodleError("moodle_exception", errorCode, message, "");
  }

  /** A parameter that the function does not take. */
  public static MoodleError invalidParameter(String debugInfo) {
    return new MoodleError(
        "invalid_parameter_exception",
        "invalidparameter",
        "Invalid parameter value detected",
        debugInfo);
  }

  /** A capability is missing. */
  public static MoodleError noPermission(Capability capability) {
    return new MoodleError(
        "required_capability_exception",
        "nopermissions",
        "Sorry, but you do not currently have permissions to do that (" + capability.label() + ").",
        "");
  }

  /** The service, the token or the account may not do this. */
  public static MoodleError access(String debugInfo) {
    return new MoodleError(
        "webservice_access_exception", "accessexception", "Access control exception", debugInfo);
  }

  /** A course that the account may not enter. */
  public static MoodleError requireLogin(String debugInfo) {
    return new MoodleError(
        "require_login_exception",
        "requireloginerror",
        "Course or activity not accessible.",
        debugInfo);
  }

  /** A row that should be there and is not. */
  public static MoodleError missingRecord(String table, String sql) {
    return new MoodleError(
        "dml_missing_record_exception",
        "invalidrecord",
        "Can't find data record in database table " + table + ".",
        sql);
  }

  /** A user who should be there and is not. */
  public static MoodleError missingUser(long id) {
    return new MoodleError(
        "dml_missing_record_exception",
        "invaliduser",
        "Invalid user",
        "SELECT * FROM {user} WHERE id = ?\n[array (\n  0 => " + id + ",\n)]");
  }

  /** The database refused to write. */
  public static MoodleError write(String debugInfo) {
    return new MoodleError(
        "dml_write_exception", "dmlwriteexception", "Error writing to database", debugInfo);
  }

  /** Moodle's code was used wrongly. */
  public static MoodleError coding(String hint, String debugInfo) {
    return new MoodleError(
        "coding_exception",
        "codingerror",
        "Coding error detected, it must be fixed by a programmer: " + hint,
        debugInfo);
  }

  /** The PHP class without its namespace. */
  public String phpClass() {
    return phpClass;
  }

  /** The error code, possibly empty. */
  public String errorCode() {
    return errorCode;
  }

  /** What only sites with debugging show, possibly empty. */
  public String debugInfo() {
    return debugInfo;
  }
}
