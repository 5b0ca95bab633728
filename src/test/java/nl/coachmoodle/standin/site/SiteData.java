package nl.coachmoodle.standin.site;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables of the site. A transaction works on a copy that replaces the original when it
 * succeeds; what was handed out for reading is never changed afterwards.
 */
public final class SiteData {
  private final NavigableMap<Long, MoodleUser> users;
  private final NavigableMap<Long, MoodleCourse> courses;
  private final NavigableMap<Long, MoodleCohort> cohorts;
  private final NavigableMap<Enrolment.Key, Enrolment> enrolments;
  private final Set<CohortMember> members;
  private final Set<RoleAssignment> roles;
  private final Map<String, ProfileField> fields;

  /** Empty tables. */
  public SiteData() {
    users = new TreeMap<>();
    courses = new TreeMap<>();
    cohorts = new TreeMap<>();
    enrolments = new TreeMap<>();
    members = new LinkedHashSet<>();
    roles = new LinkedHashSet<>();
    fields = new LinkedHashMap<>();
  }

  private SiteData(SiteData original) {
    users = new TreeMap<>(original.users);
    courses = new TreeMap<>(original.courses);
    cohorts = new TreeMap<>(original.cohorts);
    enrolments = new TreeMap<>(original.enrolments);
    members = new LinkedHashSet<>(original.members);
    roles = new LinkedHashSet<>(original.roles);
    fields = new LinkedHashMap<>(original.fields);
  }

  /** The same rows in tables of their own. */
  public SiteData copy() {
    return new SiteData(this);
  }

  /** The users by id, deleted ones too. */
  public NavigableMap<Long, MoodleUser> users() {
    return users;
  }

  /** The courses by id; 1 is the site itself. */
  public NavigableMap<Long, MoodleCourse> courses() {
    return courses;
  }

  /** The cohorts by id. */
  public NavigableMap<Long, MoodleCohort> cohorts() {
    return cohorts;
  }

  /** The enrolments, sorted by course and user. */
  public NavigableMap<Enrolment.Key, Enrolment> enrolments() {
    return enrolments;
  }

  /** The cohort members, oldest first. */
  public Set<CohortMember> members() {
    return members;
  }

  /** The roles in courses. */
  public Set<RoleAssignment> roles() {
    return roles;
  }

  /** The custom profile fields by short name, in the order of their definition. */
  public Map<String, ProfileField> fields() {
    return fields;
  }

  /** The user with this id, deleted or not. */
  public Optional<MoodleUser> user(long id) {
    return Optional.ofNullable(users.get(id));
  }

  /** The enrolments of a person in a course, by whatever method. */
  public List<Enrolment> enrolmentsOf(long userId, long courseId) {
    Enrolment.Key first = new Enrolment.Key(courseId, "", 0, userId);
    Enrolment.Key last = new Enrolment.Key(courseId, "", 0, userId + 1);
    return List.copyOf(enrolments.subMap(first, last).values());
  }
}
