package nl.coachmoodle.standin.site;

import java.util.Set;

/** The plug-ins that every recorded site had installed. */
public final class Plugins {
  private static final Set<String> INTERNAL = Set.of("manual", "email", "none", "webservice");
  private static final Set<String> EXTERNAL =
      Set.of("cas", "db", "ldap", "lti", "mnet", "nologin", "oauth2", "shibboleth");
  private static final Set<String> THEMES = Set.of("boost", "classic");

  private Plugins() {}

  /** Whether this authentication plug-in is installed; it need not be enabled. */
  public static boolean hasAuthentication(String name) {
    return INTERNAL.contains(name) || EXTERNAL.contains(name);
  }

  /** Whether new accounts may have this authentication. */
  public static boolean mayCreateWith(String name) {
    return hasAuthentication(name) && !name.equals("webservice") && !name.equals("mnet");
  }

  /** Whether this authentication keeps passwords in Moodle, so that one is needed. */
  public static boolean keepsPasswords(String name) {
    return INTERNAL.contains(name);
  }

  /** Whether this theme is installed. */
  public static boolean hasTheme(String name) {
    return THEMES.contains(name);
  }
}
