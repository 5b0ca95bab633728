package nl.coachmoodle.roster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.Failure;

/**
 * What Moodle's profile of a person should hold.
 *
 * @param fields plain fields by Moodle's name, without user name and idnumber
 * @param customFields custom profile fields by short name
 * @param stopgaps fields whose value is made up because Coachview has none: good for a new account,
 *     and never a reason to overwrite what stands in Moodle
 * @param isInfixUntold whether the last name may lack an infix that Moodle has: told apart from an
 *     empty one, which says that there is none
 * @param emailProblem why {@code fields} has no e-mail address; a new account cannot do without
 */
record WantedProfile(
    Map<String, String> fields,
    Map<String, String> customFields,
    Set<String> stopgaps,
    boolean isInfixUntold,
    Optional<Failure> emailProblem) {

  WantedProfile {
    fields = Map.copyOf(fields);
    customFields = Map.copyOf(customFields);
    stopgaps = Set.copyOf(stopgaps);
  }

  Optional<String> email() {
    return Optional.ofNullable(fields.get("email"));
  }
}
