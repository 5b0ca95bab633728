package nl.coachmoodle.roster;

import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;

/**
 * What Moodle's profile of a person should hold.
 *
 * @param fields plain fields by Moodle's name, without user name and idnumber
 * @param fillers stand in for what Coachview does not know and a new account cannot do without;
 *     they never replace what an existing account has
 * @param customFields custom profile fields by short name
 * @param emailProblem why {@code fields} has no e-mail address; a new account cannot do without
 */
record WantedProfile(
    Map<String, String> fields,
    Map<String, String> fillers,
    Map<String, String> customFields,
    Optional<Failure> emailProblem) {

  WantedProfile {
    fields = Map.copyOf(fields);
    fillers = Map.copyOf(fillers);
    customFields = Map.copyOf(customFields);
  }

  /** A field of a new account. */
  Optional<String> forCreation(String field) {
    return Optional.ofNullable(fields.get(field)).or(() -> Optional.ofNullable(fillers.get(field)));
  }

  Optional<String> email() {
    return Optional.ofNullable(fields.get("email"));
  }
}
