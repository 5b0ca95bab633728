package nl.coachmoodle.roster;

import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;

/**
 * What Moodle's profile of a person should hold.
 *
 * @param fields plain fields by Moodle's name, without user name and idnumber
 * @param customFields custom profile fields by short name
 * @param emailProblem why {@code fields} has no e-mail address; a new account cannot do without
 */
record WantedProfile(
    Map<String, String> fields, Map<String, String> customFields, Optional<Failure> emailProblem) {

  WantedProfile {
    fields = Map.copyOf(fields);
    customFields = Map.copyOf(customFields);
  }

  Optional<String> email() {
    return Optional.ofNullable(fields.get("email"));
  }
}
