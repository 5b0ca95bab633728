package nl.coachmoodle.standin.site;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the site's database compares texts. */
public enum Collation {
  /** PostgreSQL: byte for byte; a text where a number belongs is a database error. */
  EXACT {
    @Override
    public String key(String text) {
      return text;
    }
  },
  /**
   * MariaDB and MySQL with Moodle's usual collation: case, accents and trailing blanks do not
   * count; a text where a number belongs is read as the number it starts with.
   */
  FOLDING {
    @Override
    public String key(String text) {
      String folded = ASCII.matcher(text).matches() ? text : withoutAccents(text);
      int end = folded.length();
      while (end > 0 && folded.charAt(end - 1) == ' ') {
        end--;
      }
      return folded.substring(0, end).toLowerCase(Locale.ROOT);
    }
  };

  /** Two texts are equal for the database when their keys are equal. */
  public abstract String key(String text);

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private static String withoutAccents(String text) {
    return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }
}
