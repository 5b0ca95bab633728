package nl.coachmoodle.standin.site;

import java.util.List;

/**
 * A custom profile field.
 *
 * @param shortname the short name: what the web service calls {@code type}; case-sensitive
 * @param kind what it holds
 * @param maxLength longest text in characters; longer text is cut silently
 * @param options the choices of a menu
 * @param everyone whether it is visible to everyone; otherwise viewalldetails is needed
 */
public record ProfileField(
    String shortname, Kind kind, int maxLength, List<String> options, boolean everyone) {

  /** What a profile field holds. The names are Moodle's data types. */
  public enum Kind {
    TEXT,
    MENU,
    CHECKBOX,
    DATETIME
  }

  /** Copies the options. */
  public ProfileField {
    options = List.copyOf(options);
  }

  /** A text field of up to 2048 characters, visible to everyone. */
  public static ProfileField text(String shortname) {
    return new ProfileField(shortname, Kind.TEXT, 2048, List.of(), true);
  }

  /** A menu, a check box or a date, visible to everyone. */
  public static ProfileField of(String shortname, Kind kind, String... options) {
    return new ProfileField(shortname, kind, Integer.MAX_VALUE, List.of(options), true);
  }

  /** This field with another longest text. */
  public ProfileField withMaxLength(int characters) {
    return new ProfileField(shortname, kind, characters, options, everyone);
  }

  /** This field, visible only with viewalldetails. */
  public ProfileField restricted() {
    return new ProfileField(shortname, kind, maxLength, options, false);
  }
}
