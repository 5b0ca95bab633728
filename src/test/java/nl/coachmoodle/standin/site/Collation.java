package nl.coachmoodle.standin.site;

import java.text.Normalizer;
import java.util.Locale;

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
      return Normalizer.normalize(text, Normalizer.Form.NFD)
          .replaceAll("\\p{M}+", "")
          .replaceAll(" +$", "")
          .toLowerCase(Locale.ROOT);
    }
  };

  /** Two texts are equal for the database when their keys are equal. */
  public abstract String key(String text);
}
