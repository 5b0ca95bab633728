package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.WsFunction;

/**
 * The calls of an examination. None of them writes anything: at each stands why. The order of
 * Moodle's checks was read in its source and held against recorded answers of 2.9, 4.5 and 5.1;
 * calls that would write and roll back, such as enrolling for real, are left out.
 */
final class Questions {
  /** Ids start at 1, so no account, role or cohort has this one. */
  private static final String NOBODY = "0";

  /** The course that stands for the site's front page. It cannot have manual enrolment. */
  private static final String FRONT_PAGE = "1";

  private static final String GUEST = "1";

  private Questions() {}

  /** Reads the guest (1) and the first administrator (2), whom every Moodle has. */
  static Question canaries() {
    return of(
        WsFunction.CORE_USER_GET_USERS_BY_FIELD,
        "accounts 1 and 2",
        Form.of("field", "id", "values[0]", GUEST, "values[1]", "2"));
  }

  /** Reads one account by its ID number. */
  static Question byIdnumber(String idnumber) {
    return of(
        WsFunction.CORE_USER_GET_USERS_BY_FIELD,
        "one account by its ID number",
        Form.of("field", "idnumber", "values[0]", idnumber));
  }

  /** Reads what this token may call; needs no right, but is not among the seven functions. */
  static Question siteInfo() {
    return new Question("core_webservice_get_site_info", "", Form.of());
  }

  /**
   * A creation that cannot succeed: the user name is the guest's, which is refused as taken after
   * the right to create was looked at and before anything is written. Should a site have no guest:
   * it is sent twice, no two accounts can have one user name, and Moodle creates all or none.
   */
  static Question creation() {
    return of(
        WsFunction.CORE_USER_CREATE_USERS,
        "twice the guest's user name",
        guest("users[0]").then(guest("users[1]")));
  }

  private static Form guest(String user) {
    return Form.of(
        user + "[username]", "guest",
        user + "[password]", "x",
        user + "[firstname]", "Setup",
        user + "[lastname]", "Check",
        user + "[email]", "setup-check@example.com");
  }

  /**
   * An update of the account 0, which does not exist: a warning since 4.0, skipped in 3.2 to 3.11,
   * refused before. Names and values are checked first, so a refusal tells about them.
   *
   * @param field one more variable, or an empty text for none
   */
  static Question updateOfNobody(String field, String value) {
    Form nobody = Form.of("users[0][id]", NOBODY);
    return field.isEmpty()
        ? of(WsFunction.CORE_USER_UPDATE_USERS, "account 0", nobody)
        : of(
            WsFunction.CORE_USER_UPDATE_USERS,
            "account 0, " + field + "=" + value,
            nobody.then(Form.of("users[0][" + field + "]", value)));
  }

  /**
   * Adds the account 0, which does not exist, to cohorts. A cohort that does not exist is warned
   * about first, in words that need no debugging, so this tells which cohorts there are.
   */
  static Question cohorts(List<CohortKey> cohorts) {
    Form form = Form.of();
    for (int i = 0; i < cohorts.size(); i++) {
      String member = "members[" + i + "]";
      CohortKey cohort = cohorts.get(i);
      boolean isNamed = cohort instanceof CohortKey.Idnumber;
      form =
          form.then(
              Form.of(
                  member + "[cohorttype][type]",
                  isNamed ? "idnumber" : "id",
                  member + "[cohorttype][value]",
                  name(cohort),
                  member + "[usertype][type]",
                  "id",
                  member + "[usertype][value]",
                  NOBODY));
    }
    return of(
        WsFunction.CORE_COHORT_ADD_COHORT_MEMBERS,
        "account 0 to " + cohorts.size() + " cohorts",
        form);
  }

  /** How a cohort is named in a call. */
  static String name(CohortKey cohort) {
    return cohort instanceof CohortKey.Idnumber named ? named.idnumber() : cohort.toString();
  }

  /** A removal from the cohort 0, which does not exist: the first thing that Moodle looks up. */
  static Question removalFromNoCohort() {
    return of(
        WsFunction.CORE_COHORT_DELETE_COHORT_MEMBERS,
        "cohort 0",
        Form.of("members[0][cohortid]", NOBODY, "members[0][userid]", GUEST));
  }

  /**
   * Removes the guest, who is in no cohort, and then the account 0, which does not exist. Moodle
   * looks at the right with the first, and takes everything back with the second: should somebody
   * have made the guest a member, he stays one.
   */
  static Question removal(long cohort) {
    String id = Long.toString(cohort);
    return of(
        WsFunction.CORE_COHORT_DELETE_COHORT_MEMBERS,
        "accounts 1 and 0 from cohort " + id,
        Form.of(
            "members[0][cohortid]", id,
            "members[0][userid]", GUEST,
            "members[1][cohortid]", id,
            "members[1][userid]", NOBODY));
  }

  /**
   * Enrols an account in the front page. Moodle looks at the right to enrol and at the role, and
   * then for manual enrolment, which the front page cannot have.
   */
  static Question enrolmentAtFrontPage(long account, long role) {
    return of(
        WsFunction.ENROL_MANUAL_ENROL_USERS,
        "the front page, role " + role,
        enrolment(Long.toString(role), Long.toString(account), FRONT_PAGE));
  }

  /**
   * Enrols the account 0, which does not exist, with the role 0, which does not either: since 4.5
   * the account is refused, before that the role. Both come after course, visibility and right.
   *
   * <p>With the Student role it would tell no more: since 4.5 (read there and in 5.1, and tried on
   * both) the account is refused before the role and manual enrolment are looked at; before 4.5
   * these come first, and then the enrolment is written before the account is missed.
   */
  static Question enrolmentOfNobody(long course) {
    return of(
        WsFunction.ENROL_MANUAL_ENROL_USERS,
        "account 0 in course " + course,
        enrolment(NOBODY, NOBODY, Long.toString(course)));
  }

  /** Unenrols the account 0 from the front page, which has no manual enrolment. */
  static Question unenrolmentAtFrontPage() {
    return of(
        WsFunction.ENROL_MANUAL_UNENROL_USERS,
        "account 0 from the front page",
        Form.of("enrolments[0][userid]", NOBODY, "enrolments[0][courseid]", FRONT_PAGE));
  }

  /**
   * Unenrols the account 0, which does not exist: refused after course, visibility, right and
   * manual enrolment have been looked at.
   */
  static Question unenrolmentOfNobody(long course) {
    return of(
        WsFunction.ENROL_MANUAL_UNENROL_USERS,
        "account 0 from course " + course,
        Form.of("enrolments[0][userid]", NOBODY, "enrolments[0][courseid]", Long.toString(course)));
  }

  /** A function that no Moodle has: whether it is looked for tells how far the token gets. */
  static Question noSuchFunction() {
    return new Question("coachmoodle_no_such_function", "", Form.of());
  }

  private static Form enrolment(String role, String account, String course) {
    return Form.of(
        "enrolments[0][roleid]", role,
        "enrolments[0][userid]", account,
        "enrolments[0][courseid]", course);
  }

  private static Question of(WsFunction function, String purpose, Form form) {
    return new Question(function.wsName(), purpose, form);
  }
}
