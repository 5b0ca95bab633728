package nl.coachmoodle.standin.site;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A person on the Moodle site. Immutable: a change gives a new value.
 *
 * @param id Moodle's user id; 0 until the site has given one
 * @param columns the text columns of the user table; absent means empty
 * @param profile custom profile field data by short name; absent means no data row
 * @param suspended whether the account is suspended
 * @param confirmed whether the e-mail address was confirmed
 * @param deleted whether the account was deleted (Moodle keeps the row)
 */
public record MoodleUser(
    long id,
    Map<UserColumn, String> columns,
    Map<String, String> profile,
    boolean suspended,
    boolean confirmed,
    boolean deleted) {

  /** Copies the maps, so that nobody can change a stored user. */
  public MoodleUser {
    EnumMap<UserColumn, String> columnCopy = new EnumMap<>(UserColumn.class);
    columnCopy.putAll(columns);
    columns = Collections.unmodifiableMap(columnCopy);
    profile = Collections.unmodifiableMap(new TreeMap<>(profile));
  }

  /** A confirmed, active account with Moodle's defaults for everything but the user name. */
  public static MoodleUser named(String username) {
    Map<UserColumn, String> columns = new EnumMap<>(UserColumn.class);
    columns.put(UserColumn.USERNAME, username);
    columns.put(UserColumn.AUTH, "manual");
    columns.put(UserColumn.LANG, "en");
    columns.put(UserColumn.TIMEZONE, "99");
    columns.put(UserColumn.MAILFORMAT, "1");
    columns.put(UserColumn.MAILDISPLAY, "2");
    return new MoodleUser(0, columns, Map.of(), false, true, false);
  }

  /** The text in a column, empty when nothing is stored. */
  public String text(UserColumn column) {
    return columns.getOrDefault(column, "");
  }

  /** The user name. */
  public String username() {
    return text(UserColumn.USERNAME);
  }

  /** The id number: for this project the external id. */
  public String idnumber() {
    return text(UserColumn.IDNUMBER);
  }

  /** The e-mail address. */
  public String email() {
    return text(UserColumn.EMAIL);
  }

  /** The data of a custom profile field. */
  public Optional<String> profileField(String shortname) {
    return Optional.ofNullable(profile.get(shortname));
  }

  /** This user with another id. */
  public MoodleUser withId(long newId) {
    return new MoodleUser(newId, columns, profile, suspended, confirmed, deleted);
  }

  /** This user with another text in a column. */
  public MoodleUser with(UserColumn column, String text) {
    Map<UserColumn, String> changed = new EnumMap<>(UserColumn.class);
    changed.putAll(columns);
    changed.put(column, text);
    return new MoodleUser(id, changed, profile, suspended, confirmed, deleted);
  }

  /** This user with other data in a custom profile field. */
  public MoodleUser withProfileField(String shortname, String data) {
    Map<String, String> changed = new TreeMap<>(profile);
    changed.put(shortname, data);
    return new MoodleUser(id, columns, changed, suspended, confirmed, deleted);
  }

  /** This user, suspended or active. */
  public MoodleUser withSuspended(boolean value) {
    return new MoodleUser(id, columns, profile, value, confirmed, deleted);
  }

  /** This user, confirmed or not. */
  public MoodleUser withConfirmed(boolean value) {
    return new MoodleUser(id, columns, profile, suspended, value, deleted);
  }

  /** This user as Moodle leaves it after deletion: the names are free again. */
  public MoodleUser asDeleted(long secondsSinceEpoch) {
    MoodleUser renamed =
        with(UserColumn.USERNAME, email() + "." + secondsSinceEpoch)
            .with(UserColumn.EMAIL, Integer.toHexString(email().hashCode()))
            .with(UserColumn.IDNUMBER, "");
    return new MoodleUser(id, renamed.columns, profile, suspended, confirmed, true);
  }
}
