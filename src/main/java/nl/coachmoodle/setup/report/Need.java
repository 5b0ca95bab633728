package nl.coachmoodle.setup.report;

import static nl.coachmoodle.setup.report.Operation.ADD_TO_COHORT;
import static nl.coachmoodle.setup.report.Operation.ENROL_PARTICIPANT;
import static nl.coachmoodle.setup.report.Operation.RECONCILE;
import static nl.coachmoodle.setup.report.Operation.REMOVE_FROM_COHORT;
import static nl.coachmoodle.setup.report.Operation.SUSPEND_PARTICIPANT;
import static nl.coachmoodle.setup.report.Operation.SYNC_PROFILE;
import static nl.coachmoodle.setup.report.Operation.WITHDRAW_PARTICIPANT;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that must be so, somewhere in Moodle, in Coachview or in this deployment.
 *
 * @param about which one: a capability's or function's name, a course, a cohort; empty where there
 *     is only one
 */
public record Need(Kind kind, String about) {
  private static final Set<Operation> COURSES =
      Set.of(ENROL_PARTICIPANT, WITHDRAW_PARTICIPANT, RECONCILE);
  private static final Set<Operation> COHORTS =
      Set.of(ADD_TO_COHORT, REMOVE_FROM_COHORT, ENROL_PARTICIPANT, WITHDRAW_PARTICIPANT, RECONCILE);
  private static final Set<Operation> READING =
      Set.of(ENROL_PARTICIPANT, WITHDRAW_PARTICIPANT, SYNC_PROFILE, SUSPEND_PARTICIPANT, RECONCILE);
  private static final Set<Operation> BY_WEBHOOK =
      Set.of(
          ENROL_PARTICIPANT,
          WITHDRAW_PARTICIPANT,
          SYNC_PROFILE,
          ADD_TO_COHORT,
          REMOVE_FROM_COHORT,
          SUSPEND_PARTICIPANT);
  private static final Set<Operation> NEW_ACCOUNTS = Set.of(ENROL_PARTICIPANT, RECONCILE);

  /** What kind of thing. */
  public enum Kind {
    HTTPS,
    SITE_NAME,
    SITE_CONNECTION,
    CERTIFICATE,
    SITE_ADDRESS,
    SITE_OPEN(AdminPage.MAINTENANCE),
    SITE_UPGRADED(AdminPage.NOTIFICATIONS),
    SITE_DATABASE,
    MOODLE_THERE,
    WEB_SERVER,
    WEB_SERVICES(AdminPage.FEATURES),
    REST_PROTOCOL(AdminPage.PROTOCOLS),
    TOKEN(AdminPage.TOKENS),
    TOKEN_END(AdminPage.TOKENS),
    TOKEN_ADDRESS(AdminPage.TOKENS),
    TOKEN_SERVICE(AdminPage.TOKENS),
    ACCOUNT_THERE(AdminPage.USERS),
    ACCOUNT_CONFIRMED(AdminPage.USERS),
    ACCOUNT_ACTIVE(AdminPage.USERS),
    ACCOUNT_SIGN_IN(AdminPage.USERS),
    ACCOUNT_PASSWORD(AdminPage.USERS),
    ACCOUNT_COMPLETE(AdminPage.USERS),
    ACCOUNT_POLICY(AdminPage.POLICIES),
    ROLE_ASSIGNED(AdminPage.SYSTEM_ROLES),
    CAPABILITY(AdminPage.ROLES),
    ASSIGN_STUDENT(AdminPage.ALLOW_ASSIGNMENTS),
    STUDENT_ROLE_ID(AdminPage.ROLES),
    IDENTITY(AdminPage.USER_POLICIES),
    PARTICIPANT(AdminPage.USERS),
    SERVICE_ENABLED(AdminPage.SERVICES),
    SERVICE_USER(AdminPage.SERVICES),
    SERVICE_USER_DATE(AdminPage.SERVICES),
    SERVICE_USER_ADDRESS(AdminPage.SERVICES),
    SERVICE_CAPABILITY(AdminPage.SERVICES),
    SERVICE_FUNCTIONS(AdminPage.SERVICES),
    FUNCTION(AdminPage.SERVICES),
    FUNCTION_KNOWN(AdminPage.NOTIFICATIONS),
    ANY_COURSE(AdminPage.COURSES),
    ANY_COHORT(AdminPage.COHORTS),
    COURSE(AdminPage.COURSES),
    COURSE_SHOWN(AdminPage.COURSE),
    COURSE_RIGHTS(AdminPage.COURSE_ENROLMENTS),
    MANUAL_INSTANCE(AdminPage.COURSE_ENROLMENTS),
    MANUAL_ENABLED(AdminPage.COURSE_ENROLMENTS),
    MANUAL_PLUGIN(AdminPage.ENROLMENTS),
    COHORT(AdminPage.COHORTS),
    LANGUAGE(AdminPage.LANGUAGES),
    SIGN_IN_PLUGIN(AdminPage.AUTHENTICATION),
    PROFILE_FIELD(AdminPage.PROFILE_FIELDS),
    DEBUG_DISPLAY(AdminPage.DEBUGGING),
    CLOCK,
    COACHVIEW_CLIENT,
    COACHVIEW_CONNECTION,
    COACHVIEW_ADDRESS,
    COACHVIEW_CERTIFICATE,
    COACHVIEW_SCOPES,
    COACHVIEW_SCOPE,
    COACHVIEW_LIST,
    COACHVIEW_NAME,
    COACHVIEW_QUOTA,
    COACHVIEW_RESERVE,
    WEBHOOK_SECRET,
    WEBHOOK_RANDOM,
    WEBHOOK_PREVIOUS,
    WEBHOOK_KEY,
    WEBHOOK_OWN_KEY,
    WEBHOOK_TOLERANCE,
    WEBHOOK_RANGE,
    WEBHOOK_PRIVATE_RANGE,
    WEBHOOK_PROXIES,
    WEBHOOK_PROXIES_IDLE;

    private final Optional<AdminPage> page;

    Kind() {
      this.page = Optional.empty();
    }

    Kind(AdminPage page) {
      this.page = Optional.of(page);
    }

    /** The key of its texts, such as {@code web-services}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is put right in Moodle. */
    public Optional<AdminPage> page() {
      return page;
    }
  }

  /** A thing of which there is only one. */
  public static Need of(Kind kind) {
    return new Need(kind, "");
  }

  /** That the role has a capability. */
  public static Need of(Capability capability) {
    return new Need(Kind.CAPABILITY, capability.moodleName());
  }

  /** What suffers without it. */
  public Set<Operation> suffering() {
    return switch (kind) {
      case CAPABILITY ->
          Arrays.stream(Capability.values())
              .filter(capability -> capability.moodleName().equals(about))
              .findFirst()
              .map(Capability::suffering)
              .orElse(Set.of());
      case FUNCTION, FUNCTION_KNOWN -> ofFunction(about);
      case ASSIGN_STUDENT,
          STUDENT_ROLE_ID,
          ANY_COURSE,
          COURSE,
          COURSE_SHOWN,
          COURSE_RIGHTS,
          MANUAL_INSTANCE,
          MANUAL_ENABLED,
          MANUAL_PLUGIN ->
          COURSES;
      case COHORT, ANY_COHORT -> COHORTS;
      case LANGUAGE, SIGN_IN_PLUGIN -> NEW_ACCOUNTS;
      case PROFILE_FIELD -> Set.of(ENROL_PARTICIPANT, SYNC_PROFILE, RECONCILE);
      case COACHVIEW_CLIENT,
          COACHVIEW_CONNECTION,
          COACHVIEW_ADDRESS,
          COACHVIEW_CERTIFICATE,
          COACHVIEW_SCOPES,
          COACHVIEW_QUOTA ->
          READING;
      case COACHVIEW_SCOPE, COACHVIEW_LIST, COACHVIEW_NAME -> ofList(about);
      case COACHVIEW_RESERVE -> Set.of(RECONCILE);
      case WEBHOOK_SECRET, WEBHOOK_KEY -> BY_WEBHOOK;
      case HTTPS,
          DEBUG_DISPLAY,
          CLOCK,
          WEBHOOK_RANDOM,
          WEBHOOK_PREVIOUS,
          WEBHOOK_OWN_KEY,
          WEBHOOK_TOLERANCE,
          WEBHOOK_RANGE,
          WEBHOOK_PRIVATE_RANGE,
          WEBHOOK_PROXIES,
          WEBHOOK_PROXIES_IDLE ->
          Set.of();
      default -> Operation.all();
    };
  }

  /** Of a list or property of Coachview, by the name of its setting or of its scope. */
  private static Set<Operation> ofList(String setting) {
    String name = setting.replace("coachview.names.", "").replace("entity-", "");
    if (name.startsWith("person") || name.startsWith("Personen") || name.startsWith("changed")) {
      return READING;
    }
    // No function reads categories yet.
    boolean isCategory = name.startsWith("categor") || name.startsWith("Persoonscategorieen");
    return isCategory ? Set.of() : Set.of(ENROL_PARTICIPANT, WITHDRAW_PARTICIPANT, RECONCILE);
  }

  private static Set<Operation> ofFunction(String wsFunction) {
    return switch (wsFunction) {
      case "core_user_create_users" -> Capability.USER_CREATE.suffering();
      case "core_user_update_users" -> Capability.USER_UPDATE.suffering();
      case "core_cohort_add_cohort_members" -> Set.of(ADD_TO_COHORT, ENROL_PARTICIPANT, RECONCILE);
      case "core_cohort_delete_cohort_members" ->
          Set.of(REMOVE_FROM_COHORT, WITHDRAW_PARTICIPANT, RECONCILE);
      case "enrol_manual_enrol_users" -> Capability.ENROL.suffering();
      case "enrol_manual_unenrol_users" -> Capability.UNENROL.suffering();
      default -> Operation.all();
    };
  }

  /** As in the tables of the tests, such as {@code capability moodle/user:create}. */
  @Override
  public String toString() {
    return about.isEmpty() ? kind.label() : kind.label() + " " + about;
  }
}
