package nl.coachmoodle.reconcile;

import java.util.regex.Pattern;

/** Texts of Coachview as they may stand in notices and logs. */
final class Printable {
  private static final Pattern UNUSUAL = Pattern.compile("[^\\p{L}\\p{N} ._:=,-]");
  private static final int LONGEST = 60;

  private Printable() {}

  /** The text without what could look like another line or field of a log, and not too long. */
  static String of(String text) {
    String plain = UNUSUAL.matcher(text.strip()).replaceAll("?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }
}
