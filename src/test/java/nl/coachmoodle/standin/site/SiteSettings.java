package nl.coachmoodle.standin.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What administrators set: rights, services, tokens and behaviour. May be changed while the
 * stand-in serves; a change counts from the next call on.
 */
public final class SiteSettings {
  /** The role id of students on a fresh site. */
  public static final long STUDENT = 5;

  private static final Set<Capability> BEYOND_THE_ARTICLE =
      Set.of(
          Capability.VIEW_HIDDEN_COURSES,
          Capability.VIEW_PARTICIPANTS,
          Capability.REVIEW_ENROLMENTS,
          Capability.VIEW_COHORTS);

  private static final Set<String> READING_FUNCTIONS =
      Set.of("core_enrol_get_enrolled_users", "core_cohort_get_cohort_members");

  private static final Set<String> TELLING_FUNCTIONS =
      Set.of("core_webservice_get_site_info", "core_course_get_courses_by_field");

  private static final String UNASSIGNING = "core_role_unassign_roles";

  private static final int DEFAULT_MAX_INPUT_VARS = 5000;

  private final String token;
  private final Set<SiteCondition> conditions = ConcurrentHashMap.newKeySet();
  private final Set<Capability> capabilities = ConcurrentHashMap.newKeySet();
  private final Set<CourseOverride> prevented = ConcurrentHashMap.newKeySet();
  private final Set<Long> assignableRoles = ConcurrentHashMap.newKeySet();
  private final Set<String> identityFields = ConcurrentHashMap.newKeySet();
  private final Set<String> hiddenFields = ConcurrentHashMap.newKeySet();
  private final Set<String> languages = ConcurrentHashMap.newKeySet();
  private final Set<String> removedFunctions = ConcurrentHashMap.newKeySet();
  private final Map<String, TokenState> tokens = new ConcurrentHashMap<>();
  private volatile Collation collation = Collation.EXACT;
  private volatile int maxInputVars = DEFAULT_MAX_INPUT_VARS;

  private record CourseOverride(Capability capability, long courseId) {}

  /** The settings of the set-up article, and one valid token. */
  public SiteSettings(String token) {
    this.token = token;
    restore();
  }

  /** Back to the settings of the set-up article and the one token. */
  public void restore() {
    for (Set<?> set :
        List.of(
            conditions,
            capabilities,
            prevented,
            assignableRoles,
            identityFields,
            hiddenFields,
            languages,
            removedFunctions,
            tokens.keySet())) {
      set.clear();
    }
    collation = Collation.EXACT;
    maxInputVars = DEFAULT_MAX_INPUT_VARS;
    capabilities.addAll(Set.of(Capability.values()));
    capabilities.removeAll(BEYOND_THE_ARTICLE);
    removedFunctions.addAll(READING_FUNCTIONS);
    removedFunctions.addAll(TELLING_FUNCTIONS);
    removedFunctions.add(UNASSIGNING);
    assignableRoles.add(STUDENT);
    identityFields.add("idnumber");
    languages.add("en");
    tokens.put(token, TokenState.VALID);
  }

  /** Whether something holds. */
  public boolean holds(SiteCondition condition) {
    return conditions.contains(condition);
  }

  /** Makes something hold. */
  public void set(SiteCondition condition) {
    conditions.add(condition);
  }

  /** Makes something no longer hold. */
  public void clear(SiteCondition condition) {
    conditions.remove(condition);
  }

  /** Whether the service account has a capability at system level. */
  public boolean has(Capability capability) {
    return capabilities.contains(capability);
  }

  /** Whether the service account has a capability in a course. */
  public boolean has(Capability capability, long courseId) {
    return has(capability) && !prevented.contains(new CourseOverride(capability, courseId));
  }

  /** Takes a capability away from the service role. */
  public void takeAway(Capability capability) {
    capabilities.remove(capability);
  }

  /** Gives a capability to the service role. */
  public void giveBack(Capability capability) {
    capabilities.add(capability);
  }

  /** Prevents a capability in one course. */
  public void prevent(Capability capability, long courseId) {
    prevented.add(new CourseOverride(capability, courseId));
  }

  /** Takes back that a capability was prevented in one course. */
  public void allow(Capability capability, long courseId) {
    prevented.remove(new CourseOverride(capability, courseId));
  }

  /** The roles that "allow assign" lets the service role assign; starts with student. */
  public Set<Long> assignableRoles() {
    return assignableRoles;
  }

  /** The setting showuseridentity; starts with {@code idnumber}. */
  public Set<String> identityFields() {
    return identityFields;
  }

  /** The setting hiddenuserfields; starts empty. */
  public Set<String> hiddenFields() {
    return hiddenFields;
  }

  /** The installed language packs; starts with {@code en}. */
  public Set<String> languages() {
    return languages;
  }

  /**
   * Puts the functions that read enrolments and memberships into the service, with their rights.
   */
  public void showEnrolmentsAndMembers() {
    removedFunctions.removeAll(READING_FUNCTIONS);
    capabilities.addAll(
        Set.of(
            Capability.VIEW_PARTICIPANTS, Capability.REVIEW_ENROLMENTS, Capability.VIEW_COHORTS));
  }

  /** Puts the functions into the service that tell of the site and its courses. */
  public void showSiteAndCourses() {
    removedFunctions.removeAll(TELLING_FUNCTIONS);
  }

  /** Puts the function into the service that takes roles away. */
  public void showRoles() {
    removedFunctions.remove(UNASSIGNING);
  }

  /** Functions that are not in the external service; starts with the five beyond the article. */
  public Set<String> removedFunctions() {
    return removedFunctions;
  }

  /** Adds a token, or changes the state of one. */
  public void token(String token, TokenState state) {
    tokens.put(token, state);
  }

  /** The state of a token, if the site knows it. */
  public Optional<TokenState> token(String token) {
    return Optional.ofNullable(tokens.get(token));
  }

  /** Removes a token. */
  public void removeToken(String token) {
    tokens.remove(token);
  }

  /** How the database compares texts. */
  public Collation collation() {
    return collation;
  }

  /** Changes how the database compares texts. */
  public void collation(Collation value) {
    collation = value;
  }

  /** PHP's max_input_vars: form variables beyond it are dropped. */
  public int maxInputVars() {
    return maxInputVars;
  }

  /** Changes PHP's max_input_vars. */
  public void maxInputVars(int value) {
    maxInputVars = value;
  }
}
