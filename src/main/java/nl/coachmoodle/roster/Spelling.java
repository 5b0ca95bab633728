package nl.coachmoodle.roster;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How text is cleaned for Moodle, folded for user names, and compared for likeness. */
final class Spelling {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final Pattern NOT_IN_USERNAMES = Pattern.compile("[^-.@_a-z0-9]");

  /** Letters that Unicode does not take apart. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı",
          "i");

  private Spelling() {}

  /** One form for letters with accents, no control characters, no blanks at the ends. */
  static String clean(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return BLANKS.matcher(composed).replaceAll(" ").strip();
  }

  /** What Moodle allows in a user name without "extended user name characters". */
  static String username(String text) {
    return NOT_IN_USERNAMES.matcher(withoutAccents(text)).replaceAll("");
  }

  /**
   * What a database with a case- and accent-insensitive collation takes for equal, or more: used to
   * refuse, never to match.
   */
  static String alike(String text) {
    return withoutAccents(text).strip();
  }

  private static String withoutAccents(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String folded = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      folded = folded.replace(letter.getKey(), letter.getValue());
    }
    return folded;
  }
}
