package nl.coachmoodle.moodle;

import java.util.Locale;

/** The fields by which {@code core_user_get_users_by_field} finds people. */
public enum LookupField {
  ID,
  IDNUMBER,
  /** Finds nobody on Moodle 2.9 to 2.9.2. */
  USERNAME,
  /** Finds nobody unless e-mail addresses are readable, which they normally are not. */
  EMAIL;

  /** The field's name in a request; Moodle refuses capitals. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
