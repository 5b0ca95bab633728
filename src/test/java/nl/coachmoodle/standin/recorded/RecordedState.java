package nl.coachmoodle.standin.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.MoodleCourse;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteSettings;
import nl.coachmoodle.standin.site.UserColumn;

/** Makes the state that a recording names, and undoes it. */
public final class RecordedState {
  private static final long COURSE_A = 2;
  private static final long CATEGORY_COHORT = 3;
  private static final long CAROL = 7;
  private static final String LOOK_UP = "core_user_get_users_by_field";

  /** States that are conditions of the stand-in. */
  private static final Map<String, Set<SiteCondition>> CONDITIONS =
      Map.ofEntries(
          entry("webservices_disabled", SiteCondition.WEB_SERVICES_OFF),
          entry("rest_disabled", SiteCondition.REST_OFF),
          entry("service_disabled", SiteCondition.SERVICE_OFF),
          entry("maintenance_mode_db", SiteCondition.MAINTENANCE_WEB),
          entry("maintenance_mode_cli", SiteCondition.MAINTENANCE_CLI),
          entry("ws_user_suspended", SiteCondition.ACCOUNT_SUSPENDED),
          entry("ws_user_deleted_flag", SiteCondition.ACCOUNT_DELETED),
          entry("ws_user_unconfirmed", SiteCondition.ACCOUNT_UNCONFIRMED),
          entry("ws_user_auth_nologin", SiteCondition.ACCOUNT_NOLOGIN),
          entry("ws_user_auth_plugin_gone", SiteCondition.ACCOUNT_AUTH_GONE),
          entry("ws_user_auth_manual", SiteCondition.ACCOUNT_AUTH_MANUAL),
          entry("ws_user_force_password_change", SiteCondition.ACCOUNT_MUST_CHANGE_PASSWORD),
          entry(
              "ws_user_manual_force_password_change",
              SiteCondition.ACCOUNT_MUST_CHANGE_PASSWORD,
              SiteCondition.ACCOUNT_AUTH_MANUAL),
          entry("ws_user_no_email", SiteCondition.ACCOUNT_INCOMPLETE),
          entry("ws_user_required_profile_field_empty", SiteCondition.ACCOUNT_INCOMPLETE),
          entry("service user has no firstname", SiteCondition.ACCOUNT_INCOMPLETE),
          entry("sitepolicy_not_agreed", SiteCondition.SITE_POLICY_NOT_AGREED),
          entry(
              "sitepolicy_not_agreed (service user auth=manual)",
              SiteCondition.SITE_POLICY_NOT_AGREED,
              SiteCondition.ACCOUNT_AUTH_MANUAL),
          entry(
              "tool_policy active, not accepted (service user auth=webservice)",
              SiteCondition.TOOL_POLICY_NOT_AGREED),
          entry(
              "tool_policy active, not accepted (service user auth=manual)",
              SiteCondition.TOOL_POLICY_NOT_AGREED,
              SiteCondition.ACCOUNT_AUTH_MANUAL),
          entry("service_requiredcapability_missing", SiteCondition.SERVICE_CAPABILITY_MISSING),
          entry("authorised_user_validuntil_future", SiteCondition.ACCOUNT_VALID_UNTIL_FUTURE),
          entry("authorised_user_iprestriction_denied", SiteCondition.ACCOUNT_IP_DENIED),
          entry("authorised_user_removed", SiteCondition.ACCOUNT_NOT_AUTHORISED),
          entry("upgrade_running", SiteCondition.UPGRADE_RUNNING),
          entry("debug_none.error", SiteCondition.DEBUG_OFF),
          entry("debug_none.exception_with_debuginfo", SiteCondition.DEBUG_OFF),
          entry("debug=0 (production setting)", SiteCondition.DEBUG_OFF),
          entry("debug=0, no webservice/rest:use", SiteCondition.DEBUG_OFF),
          entry("debugdisplay_on.error", SiteCondition.DEBUG_DISPLAYED),
          entry("force_https_proxy", SiteCondition.HTTPS_EXPECTED),
          entry("wwwroot_other_host", SiteCondition.OTHER_HOST_EXPECTED),
          entry("db_down", SiteCondition.DATABASE_DOWN),
          entry("allowaccountssameemail=1", SiteCondition.SAME_EMAIL_ALLOWED),
          entry("extendedusernamechars=1", SiteCondition.EXTENDED_USERNAMES),
          entry("passwordpolicy=0", SiteCondition.PASSWORD_POLICY_OFF),
          entry("role not assigned to service user", SiteCondition.ROLE_NOT_ASSIGNED),
          entry(
              "role assigned in course category only (not system)",
              SiteCondition.ROLE_IN_CATEGORY_ONLY),
          entry("manual enrol plugin disabled site-wide", SiteCondition.MANUAL_ENROLMENT_OFF));

  private final MoodleStandIn standIn;
  private final SiteSettings settings;
  private final List<Runnable> undoing = new ArrayList<>();

  private RecordedState(MoodleStandIn standIn) {
    this.standIn = standIn;
    this.settings = standIn.settings();
  }

  /** Makes a state. States that change nothing on a real site are nothing here, too. */
  static RecordedState enter(Recording recording, MoodleStandIn standIn, RecordedIds ids) {
    RecordedState state = new RecordedState(standIn);
    CONDITIONS.getOrDefault(recording.state(), Set.of()).forEach(state::set);
    state.special(recording.state());
    if (recording.name().endsWith(".cohort_add_category")) {
      // The recording session emptied this cohort by hand: none of the thirteen calls does.
      standIn.removeCohortMember(CATEGORY_COHORT, CAROL);
    }
    if (recording.state().equals("target user unconfirmed")) {
      state.unconfirm(ids.actual(recording.value("enrolments[0][userid]")));
    }
    return state;
  }

  /** Makes a state by its name, such as {@code without moodle/user:create}. */
  public static RecordedState enter(String name, MoodleStandIn standIn) {
    RecordedState state = new RecordedState(standIn);
    CONDITIONS.getOrDefault(name, Set.of()).forEach(state::set);
    state.special(name);
    return state;
  }

  /** Undoes what was made, so that the next recording finds the usual state. */
  public void undo() {
    undoing.forEach(Runnable::run);
  }

  private void special(String name) {
    if (name.startsWith("without ")) {
      without(Capability.of(name.substring("without ".length())));
    }
    switch (name) {
      case "function_removed_from_service" -> {
        settings.removedFunctions().add(LOOK_UP);
        undoing.add(() -> settings.removedFunctions().remove(LOOK_UP));
      }
      case "debug=0, no webservice/rest:use" -> without(Capability.USE_REST);
      case "capability prohibited in authenticated user role" -> without(Capability.VIEW_DETAILS);
      case "no viewdetails and no viewalldetails" -> {
        without(Capability.VIEW_DETAILS);
        without(Capability.VIEW_ALL_DETAILS);
      }
      case "no viewuseridentity and no viewalldetails" -> {
        without(Capability.VIEW_USER_IDENTITY);
        without(Capability.VIEW_ALL_DETAILS);
      }
      case "course:viewhiddencourses added" -> {
        standIn.giveBack(Capability.VIEW_HIDDEN_COURSES);
        undoing.add(() -> standIn.takeAway(Capability.VIEW_HIDDEN_COURSES));
      }
      case "no allow-assign student", "student role not assignable in course context" -> roles();
      case "student role id 5 deleted from allow list; teacher allowed" -> roles(4L);
      case "showuseridentity empty" -> identity();
      case "showuseridentity email" -> identity("email");
      case "showuseridentity=idnumber,email", "showuseridentity idnumber+email" ->
          identity("idnumber", "email");
      case "showuseridentity empty and no viewalldetails" -> {
        identity();
        without(Capability.VIEW_ALL_DETAILS);
      }
      case "showuseridentity idnumber+email no viewuseridentity" -> {
        identity("idnumber", "email");
        without(Capability.VIEW_USER_IDENTITY);
      }
      case "enrol capability prevented by override in course A" -> {
        settings.prevent(Capability.ENROL, COURSE_A);
        undoing.add(() -> settings.allow(Capability.ENROL, COURSE_A));
      }
      case "course in hidden category" ->
          // Added by the recording session, and nobody used it afterwards.
          standIn.addCourse(MoodleCourse.named("hiddencat").withId(10).inHiddenCategory());
      case "hiddenuserfields all" -> {
        settings.hiddenFields().addAll(Set.of("city", "country", "lastaccess", "suspended"));
        undoing.add(settings.hiddenFields()::clear);
      }
      case "user maildisplay=1 everyone" -> user("CV-FULL", "1");
      case "user maildisplay=0 hidden" -> user("CV-FULL", "0");
      default -> {
        // A condition, or something without any effect on web services.
      }
    }
  }

  private void set(SiteCondition condition) {
    settings.set(condition);
    undoing.add(() -> settings.clear(condition));
  }

  private void without(Capability capability) {
    standIn.takeAway(capability);
    undoing.add(() -> standIn.giveBack(capability));
  }

  private void roles(Long... assignable) {
    settings.assignableRoles().clear();
    settings.assignableRoles().addAll(List.of(assignable));
    undoing.add(
        () -> {
          settings.assignableRoles().clear();
          settings.assignableRoles().add(SiteSettings.STUDENT);
        });
  }

  private void identity(String... fields) {
    settings.identityFields().clear();
    settings.identityFields().addAll(List.of(fields));
    undoing.add(
        () -> {
          settings.identityFields().clear();
          settings.identityFields().add("idnumber");
        });
  }

  private void user(String idnumber, String mailDisplay) {
    MoodleUser user = standIn.userByIdnumber(idnumber).orElseThrow();
    standIn.replaceUser(user.with(UserColumn.MAILDISPLAY, mailDisplay));
    undoing.add(() -> standIn.replaceUser(user));
  }

  private void unconfirm(long userId) {
    MoodleUser user = standIn.user(userId).orElseThrow();
    standIn.replaceUser(user.withConfirmed(false));
    undoing.add(() -> standIn.replaceUser(user));
  }

  private static Map.Entry<String, Set<SiteCondition>> entry(
      String state, SiteCondition... conditions) {
    return Map.entry(state, Set.of(conditions));
  }
}
