package nl.coachmoodle.standin.site;

/** The capabilities that the seven web service functions ask for, with Moodle's English names. */
public enum Capability {
  ENROL("enrol/manual:enrol", "Enrol users"),
  UNENROL("enrol/manual:unenrol", "Unenrol users from the course"),
  ASSIGN_COHORT_MEMBERS("moodle/cohort:assign", "Add and remove cohort members"),
  CREATE_USERS("moodle/user:create", "Create users"),
  VIEW_DETAILS("moodle/user:viewdetails", "View user profiles"),
  VIEW_ALL_DETAILS("moodle/user:viewalldetails", "View user full information"),
  VIEW_HIDDEN_DETAILS("moodle/user:viewhiddendetails", "View hidden details of users"),
  VIEW_USER_IDENTITY("moodle/site:viewuseridentity", "See full user identity in lists"),
  USE_EMAIL("moodle/course:useremail", "Enable/disable email address"),
  UPDATE_USERS("moodle/user:update", "Update user profiles"),
  VIEW_COURSES("moodle/course:view", "View courses without participation"),
  ASSIGN_ROLES("moodle/role:assign", "Assign roles to users"),
  USE_REST("webservice/rest:use", "Use REST protocol"),
  /** Not among the thirteen of the set-up article: the service role does not have it. */
  VIEW_HIDDEN_COURSES("moodle/course:viewhiddencourses", "View hidden courses"),
  /** Neither is this, nor the next two. */
  VIEW_PARTICIPANTS("moodle/course:viewparticipants", "View participants"),
  REVIEW_ENROLMENTS("moodle/course:enrolreview", "Review course enrolments"),
  VIEW_COHORTS("moodle/cohort:view", "View site-wide cohorts");

  private final String moodleName;
  private final String label;

  Capability(String moodleName, String label) {
    this.moodleName = moodleName;
    this.label = label;
  }

  /** The name in Moodle's code, such as {@code moodle/user:create}. */
  public String moodleName() {
    return moodleName;
  }

  /** The English name, as error messages show it. */
  public String label() {
    return label;
  }

  /** The capability with this name in Moodle's code. */
  public static Capability of(String moodleName) {
    for (Capability capability : values()) {
      if (capability.moodleName.equals(moodleName)) {
        return capability;
      }
    }
    throw new IllegalArgumentException("No such capability: " + moodleName);
  }
}
