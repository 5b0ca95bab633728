package nl.coachmoodle.moodle;

import java.util.Map;

/**
 * An account to be made by {@code core_user_create_users}.
 *
 * @param username lower case, at most 100 characters
 * @param firstname at most 100 characters, not blank
 * @param lastname at most 100 characters, not blank
 * @param email at most 100 characters
 * @param idnumber the external id, at most 255 characters
 * @param signIn how the participant will sign in
 * @param fields further plain fields by Moodle's name
 * @param customFields custom profile fields by short name; an unknown one is ignored by Moodle
 */
public record NewUser(
    String username,
    String firstname,
    String lastname,
    String email,
    String idnumber,
    SignIn signIn,
    Map<String, String> fields,
    Map<String, String> customFields) {

  public NewUser {
    fields = Map.copyOf(fields);
    customFields = Map.copyOf(customFields);
  }

  /** The same account under another user name. */
  public NewUser named(String other) {
    return new NewUser(other, firstname, lastname, email, idnumber, signIn, fields, customFields);
  }

  /** The same account with other plain fields. */
  public NewUser withFields(Map<String, String> others) {
    return new NewUser(
        username, firstname, lastname, email, idnumber, signIn, others, customFields);
  }

  /** Says the id only: names and addresses do not belong in logs. */
  @Override
  public String toString() {
    return "NewUser[" + idnumber + "]";
  }
}
