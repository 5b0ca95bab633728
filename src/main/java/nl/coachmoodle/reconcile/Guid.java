package nl.coachmoodle.reconcile;

import java.util.Locale;
import java.util.regex.Pattern;

/** Coachview's public ids. Messages and answers may write one and the same in different casings. */
final class Guid {
  private static final Pattern FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private Guid() {}

  /** Whether a text can be one at all. */
  static boolean is(String text) {
    return FORM.matcher(text).matches();
  }

  static String key(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }
}
