package nl.coachmoodle.moodle;

import java.util.Map;
import java.util.Optional;

/**
 * A change for {@code core_user_update_users}; what is not named stays as it is. A password or an
 * authentication method cannot be expressed on purpose.
 *
 * @param id Moodle's user id
 * @param fields plain fields by Moodle's name; an empty value empties the field
 * @param customFields custom profile fields by short name
 * @param suspended suspends the account or makes it active again (Moodle 3.2+)
 */
public record UserUpdate(
    long id,
    Map<String, String> fields,
    Map<String, String> customFields,
    Optional<Boolean> suspended) {

  public UserUpdate {
    fields = Map.copyOf(fields);
    customFields = Map.copyOf(customFields);
    if (fields.containsKey("password") || fields.containsKey("auth")) {
      throw new IllegalArgumentException("a password or authentication method is never updated");
    }
  }

  /** The same change with other plain fields. */
  public UserUpdate withFields(Map<String, String> others) {
    return new UserUpdate(id, others, customFields, suspended);
  }

  /** Whether nothing is left to be changed. */
  public boolean isEmpty() {
    return fields.isEmpty() && customFields.isEmpty() && suspended.isEmpty();
  }

  /** Says the id only: names and addresses do not belong in logs. */
  @Override
  public String toString() {
    return "UserUpdate[" + id + "]";
  }
}
