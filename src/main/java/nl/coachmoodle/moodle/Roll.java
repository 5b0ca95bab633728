package nl.coachmoodle.moodle;

import java.util.Map;
import java.util.Optional;

/**
 * Who is in a course or cohort, as Moodle shows it.
 *
 * @param people Moodle's user ids, with the ID number where it is shown and not empty
 * @param isActiveOnly whether suspended enrolments are left out
 */
public record Roll(Map<Long, Optional<String>> people, boolean isActiveOnly) {

  public Roll {
    people = Map.copyOf(people);
  }

  /** Whether an account is in it. */
  public boolean has(long userId) {
    return people.containsKey(userId);
  }
}
