package nl.coachmoodle.moodle.wire;

import java.util.Locale;
import java.util.Optional;

/** The seven web service functions of the set-up article. All exist since Moodle 2.9 or earlier. */
public enum WsFunction {
  CORE_USER_GET_USERS_BY_FIELD("moodle/user:viewdetails"),
  CORE_USER_CREATE_USERS("moodle/user:create"),
  CORE_USER_UPDATE_USERS("moodle/user:update"),
  CORE_COHORT_ADD_COHORT_MEMBERS("moodle/cohort:assign"),
  CORE_COHORT_DELETE_COHORT_MEMBERS("moodle/cohort:assign"),
  ENROL_MANUAL_ENROL_USERS("enrol/manual:enrol"),
  ENROL_MANUAL_UNENROL_USERS("enrol/manual:unenrol");

  private final String capability;

  WsFunction(String capability) {
    this.capability = capability;
  }

  /** The name in a request, such as {@code core_user_create_users}. */
  public String wsName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The capability whose absence this function answers with {@code nopermissions}. */
  public String capability() {
    return capability;
  }

  /** Whether it is one of the two about cohorts, whose {@code Error} hides the cause. */
  public boolean isAboutCohorts() {
    return this == CORE_COHORT_ADD_COHORT_MEMBERS || this == CORE_COHORT_DELETE_COHORT_MEMBERS;
  }

  /** Finds a function by its name in a request. */
  public static Optional<WsFunction> named(String wsName) {
    for (WsFunction function : values()) {
      if (function.wsName().equals(wsName)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }
}
