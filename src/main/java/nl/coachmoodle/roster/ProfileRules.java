package nl.coachmoodle.roster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a person of Coachview becomes a profile in Moodle.
 *
 * @param username what a new user name is made of
 * @param infix where the tussenvoegsels go
 * @param firstNameFiller stands in for a missing first name; when empty, the initials do, else a
 *     dash
 * @param email which address is taken
 * @param placeholderDomain makes an address for who has none; when empty, that is a failure
 * @param language the language of new accounts; when empty, the site's own
 * @param signIn how new accounts sign in
 * @param fields Coachview's field or free field by Moodle's field or custom profile field
 * @param policies when a field follows Coachview, by Moodle's field
 * @param otherwise the policy of every other field
 * @param adopt whether existing accounts are taken over
 * @param refreshOnEnrol whether an enrolment also sends fields that Moodle does not show
 */
public record ProfileRules(
    UsernameRule username,
    InfixRule infix,
    Optional<String> firstNameFiller,
    EmailRule email,
    Optional<String> placeholderDomain,
    Optional<String> language,
    SignInRule signIn,
    Map<String, String> fields,
    Map<String, FieldPolicy> policies,
    FieldPolicy otherwise,
    AdoptRule adopt,
    boolean refreshOnEnrol) {

  /** What has a rule of its own, or what this software never changes. */
  private static final Set<String> NOT_MAPPED =
      Set.of(
          "id",
          "username",
          "idnumber",
          "firstname",
          "lastname",
          "email",
          "password",
          "createpassword",
          "auth",
          "suspended");

  public ProfileRules {
    fields = Map.copyOf(fields);
    for (String field : fields.keySet()) {
      if (NOT_MAPPED.contains(field)) {
        throw new IllegalArgumentException(field + " cannot be mapped as a profile field");
      }
    }
    policies = Map.copyOf(policies);
  }

  /** The documented defaults. */
  public static ProfileRules defaults() {
    return new ProfileRules(
        UsernameRule.EXTERNAL_ID,
        InfixRule.IN_LAST_NAME,
        Optional.empty(),
        EmailRule.EERSTE,
        Optional.empty(),
        Optional.empty(),
        new SignInRule.MoodleMails(),
        Map.of(),
        Map.of(),
        FieldPolicy.ALWAYS,
        AdoptRule.NEVER,
        false);
  }

  /** The custom profile fields that are filled, by their short names. */
  public Set<String> customFields() {
    return fields.keySet().stream()
        .filter(field -> !MoodleFields.isPlain(field))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** When this field follows Coachview. */
  public FieldPolicy policyOf(String moodleField) {
    return policies.getOrDefault(moodleField, otherwise);
  }
}
