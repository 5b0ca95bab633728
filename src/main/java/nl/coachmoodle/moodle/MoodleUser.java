package nl.coachmoodle.moodle;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row of {@code core_user_get_users_by_field}: what this Moodle shows of an account. Which
 * fields a row has depends on the version, the capabilities and the site's settings, and empty
 * fields are often left out.
 *
 * @param id Moodle's user id
 * @param shown plain fields by Moodle's name, booleans as {@code true} and {@code false}
 * @param customFields custom profile fields by short name; empty text fields are not among them
 */
public record MoodleUser(long id, Map<String, String> shown, Map<String, String> customFields) {
  /** Left out of the row when empty (seen on 3.9 to 5.1 with moodle/user:viewalldetails). */
  private static final Set<String> LEFT_OUT_WHEN_EMPTY =
      Set.of("idnumber", "institution", "department", "address", "city", "country", "lang");

  /** The same on Moodle 2.9 to 2.9.2, whose rows carry fewer fields. */
  private static final Set<String> LEFT_OUT_WHEN_EMPTY_2_9 =
      Set.of("idnumber", "address", "phone1", "phone2", "city", "country");

  /**
   * The same since 2.9.3, which shows user names, and of the account nothing else (seen on 2.9.5).
   */
  private static final Set<String> LEFT_OUT_WHEN_EMPTY_2_9_3 =
      Set.of(
          "idnumber",
          "institution",
          "department",
          "address",
          "phone1",
          "phone2",
          "city",
          "country");

  public MoodleUser {
    shown = Map.copyOf(shown);
    customFields = Map.copyOf(customFields);
  }

  /** The ID number, where an external id of Coachview stands; empty when not set or not shown. */
  public Optional<String> idnumber() {
    return Optional.ofNullable(shown.get("idnumber")).filter(idnumber -> !idnumber.isEmpty());
  }

  /** The user name; not shown by Moodle 2.9 to 2.9.2. */
  public Optional<String> username() {
    return Optional.ofNullable(shown.get("username"));
  }

  /** The authentication method; not shown by Moodle 2.9. */
  public Optional<String> auth() {
    return Optional.ofNullable(shown.get("auth"));
  }

  /** Whether the account is suspended; not shown before Moodle 3.2. */
  public Optional<Boolean> suspended() {
    return Optional.ofNullable(shown.get("suspended")).map(Boolean::valueOf);
  }

  /**
   * What a plain field holds: empty when this Moodle does not show the field at all, and an empty
   * string when it shows it and nothing is in it.
   */
  public Optional<String> field(String name) {
    String value = shown.get(name);
    if (value != null) {
      return Optional.of(value);
    }
    return leftOutWhenEmpty().contains(name) ? Optional.of("") : Optional.empty();
  }

  private Set<String> leftOutWhenEmpty() {
    if (shown.containsKey("auth")) {
      return LEFT_OUT_WHEN_EMPTY;
    }
    return shown.containsKey("username") ? LEFT_OUT_WHEN_EMPTY_2_9_3 : LEFT_OUT_WHEN_EMPTY_2_9;
  }

  /** What a custom profile field holds; an empty string when it is empty or does not exist. */
  public String customField(String shortname) {
    return customFields.getOrDefault(shortname, "");
  }
}
