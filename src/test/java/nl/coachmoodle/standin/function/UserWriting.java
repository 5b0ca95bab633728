package nl.coachmoodle.standin.function;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.standin.rest.Arguments;
import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.site.Collation;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteData;
import nl.coachmoodle.standin.site.UserColumn;

/** Putting sent values into a user row, with what the database itself refuses. */
final class UserWriting {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Installation moodle;
  private final ProfileData profile;

  UserWriting(Installation moodle) {
    this.moodle = moodle;
    this.profile = new ProfileData(moodle.release());
  }

  /** The user with the sent values; throws what the database would. */
  MoodleUser apply(MoodleUser user, Arguments sent, SiteData tables) {
    MoodleUser result = user;
    for (String name : sent.names()) {
      Optional<UserColumn> column = UserColumn.of(name).filter(UserWriting::isPlain);
      if (column.isPresent()) {
        result = result.with(column.get(), fitting(column.get(), sent.required(name)));
      }
    }
    if (sent.has("suspended")) {
      result = result.withSuspended(sent.flag("suspended"));
    }
    requireFreeUsername(result, tables);
    for (Arguments field : sent.structures("customfields")) {
      result = profile.apply(result, tables, field.required("type"), field.required("value"));
    }
    return result;
  }

  /** Whether somebody else has this e-mail address. */
  boolean emailTaken(String email, long ownId, SiteData tables) {
    Collation collation = moodle.settings().collation();
    return tables.users().values().stream()
        .filter(other -> other.id() != ownId)
        .anyMatch(other -> sameEmail(collation, other.email(), email));
  }

  private boolean sameEmail(Collation collation, String one, String other) {
    if (collation.key(one).equals(collation.key(other))) {
      return true;
    }
    // The comparison ignores case since 3.7, on every database.
    return moodle.atLeast(MoodleRelease.V3_9) && one.equalsIgnoreCase(other);
  }

  /** Passwords are checked and stored apart. */
  private static boolean isPlain(UserColumn column) {
    return column != UserColumn.PASSWORD;
  }

  private String fitting(UserColumn column, String value) {
    String stored = column == UserColumn.COUNTRY ? country(value) : value;
    if (stored.codePointCount(0, stored.length()) > column.width()) {
      throw MoodleError.write(
          "ERROR:  value too long for type character varying(" + column.width() + ")");
    }
    return stored;
  }

  /** Moodle replaces what is no country code by a zero instead of refusing it; 2.9 did not. */
  private String country(String value) {
    boolean known = value.isEmpty() || COUNTRIES.contains(value);
    return known || !moodle.atLeast(MoodleRelease.V3_9) ? value : "0";
  }

  private void requireFreeUsername(MoodleUser user, SiteData tables) {
    Collation collation = moodle.settings().collation();
    String key = collation.key(user.username());
    boolean taken =
        tables.users().values().stream()
            .anyMatch(
                other -> other.id() != user.id() && collation.key(other.username()).equals(key));
    if (taken) {
      throw MoodleError.write(
          "ERROR:  duplicate key value violates unique constraint \"mdl_user_mneuse_uix\"\n"
              + "DETAIL:  Key (mnethostid, username)=(1, "
              + user.username()
              + ") already exists.");
    }
  }
}
