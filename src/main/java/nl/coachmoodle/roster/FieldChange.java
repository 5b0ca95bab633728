package nl.coachmoodle.roster;

import java.util.Optional;

/**
 * One changed field of a profile. Holds personal data, so it is answered and never logged.
 *
 * @param field Moodle's field or custom profile field
 * @param before what was there; empty when this Moodle does not show the field
 * @param after what is wanted
 */
public record FieldChange(String field, Optional<String> before, String after) {

  @Override
  public String toString() {
    return field;
  }
}
