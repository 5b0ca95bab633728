package nl.coachmoodle.standin.function;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.ProfileField;
import nl.coachmoodle.standin.site.SiteData;

/** Storing custom profile field data: Moodle alters silently much more than it refuses. */
final class ProfileData {
  /** The time zone of the recorded sites. */
  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private final MoodleRelease release;

  ProfileData(MoodleRelease release) {
    this.release = release;
  }

  /** The user with the data; the same user when the site has no such field. */
  MoodleUser apply(MoodleUser user, SiteData tables, String shortname, String value) {
    return Optional.ofNullable(tables.fields().get(shortname))
        .map(field -> user.withProfileField(shortname, stored(field, value)))
        .orElse(user);
  }

  private String stored(ProfileField field, String value) {
    return switch (field.kind()) {
      case TEXT -> cut(value, field.maxLength());
      case MENU -> choice(field, value);
      case CHECKBOX -> value;
      case DATETIME -> midnight(value);
    };
  }

  private static String cut(String value, int length) {
    if (value.codePointCount(0, value.length()) <= length) {
      return value;
    }
    return value.substring(0, value.offsetByCodePoints(0, length));
  }

  private String choice(ProfileField field, String value) {
    if (field.options().contains(value) || value.isEmpty()) {
      return value;
    }
    if (!release.atLeast(MoodleRelease.V3_9)) {
      throw MoodleError.write("ERROR:  null value in column \"data\"");
    }
    return "";
  }

  /** A date without time is stored as the midnight at which it starts on the site. */
  private static String midnight(String value) {
    try {
      LocalDate date =
          value.matches("-?\\d+")
              ? Instant.ofEpochSecond(Long.parseLong(value)).atZone(ZONE).toLocalDate()
              : LocalDate.parse(value);
      boolean none = value.equals("0");
      return none ? "0" : Long.toString(date.atStartOfDay(ZONE).toEpochSecond());
    } catch (DateTimeException | NumberFormatException e) {
      return "0";
    }
  }
}
