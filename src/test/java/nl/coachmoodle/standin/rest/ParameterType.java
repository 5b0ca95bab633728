package nl.coachmoodle.standin.rest;

import java.util.Locale;
import java.util.regex.Pattern;
import nl.coachmoodle.standin.site.Plugins;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteSettings;

/**
 * Moodle's parameter types. Moodle cleans a value and refuses it when cleaning changed it, so a
 * type is described by the values that cleaning leaves alone.
 */
public enum ParameterType {
  INT,
  BOOL,
  ALPHA,
  ALPHANUMEXT,
  RAW,
  RAW_TRIMMED,
  TEXT,
  NOTAGS,
  USERNAME,
  EMAIL,
  LANG,
  SAFEDIR,
  THEME,
  AUTH,
  PLUGIN,
  TIMEZONE;

  private static final Pattern CANONICAL_INT = Pattern.compile("0|-?[1-9]\\d{0,18}");
  private static final Pattern TAG = Pattern.compile("<(?!\\s)", Pattern.DOTALL);
  private static final Pattern PLAIN_USERNAME = Pattern.compile("[-.@_a-z0-9]*");
  private static final Pattern PLUGIN_NAME = Pattern.compile("|[a-z](?:[a-z0-9_](?!__))*[a-z0-9]+");
  private static final Pattern ZONE =
      Pattern.compile(
          "|[+-]?(0?[0-9](\\.[50])?|1[0-3](\\.0)?|1[0-2]\\.5)|99"
              + "|[\\p{L}\\p{N}]+(/?[\\p{L}_-])+");

  /** The name in error messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether cleaning leaves this value as it is. */
  public boolean accepts(String value, SiteSettings settings) {
    return switch (this) {
      case INT -> isLong(value);
      case BOOL -> value.equals("0") || value.equals("1");
      case ALPHA -> value.matches("[a-zA-Z]*");
      case ALPHANUMEXT -> value.matches("[a-zA-Z0-9_-]*");
      case RAW -> true;
      case RAW_TRIMMED -> value.equals(phpTrim(value));
      case TEXT, NOTAGS -> !TAG.matcher(value).find();
      case USERNAME -> value.equals(cleanUsername(value, settings));
      case EMAIL -> value.isEmpty() || EmailAddress.isValidOfAnyLength(value);
      case LANG -> value.isEmpty() || settings.languages().contains(value);
      case SAFEDIR -> value.matches("[a-zA-Z0-9_-]*");
      case THEME -> value.isEmpty() || Plugins.hasTheme(value);
      case AUTH -> value.isEmpty() || Plugins.hasAuthentication(value);
      case PLUGIN -> PLUGIN_NAME.matcher(value).matches();
      case TIMEZONE -> ZONE.matcher(value).matches();
    };
  }

  /** What Moodle makes of a user name. */
  public static String cleanUsername(String value, SiteSettings settings) {
    String lower = phpTrim(value).toLowerCase(Locale.ROOT);
    if (settings.holds(SiteCondition.EXTENDED_USERNAMES)) {
      return lower;
    }
    if (PLAIN_USERNAME.matcher(lower).matches()) {
      return lower;
    }
    return lower.replaceAll("[^-.@_a-z0-9]", "");
  }

  /** PHP's trim: blanks, tabs, line ends, NUL and vertical tabs at both ends. */
  public static String phpTrim(String value) {
    return value.replaceAll("^[ \\t\\n\\r\\x00\\x0B]+|[ \\t\\n\\r\\x00\\x0B]+$", "");
  }

  private static boolean isLong(String value) {
    if (!CANONICAL_INT.matcher(value).matches()) {
      return false;
    }
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
