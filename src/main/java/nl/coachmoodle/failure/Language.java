package nl.coachmoodle.failure;

import java.util.Arrays;
import java.util.Locale;

/** The languages that a back office reads: those of Coachview itself. */
public enum Language {
  NL,
  EN,
  DE;

  /**
   * Reads a setting such as {@code nl}.
   *
   * @throws IllegalArgumentException naming the choices
   */
  public static Language of(String text) {
    String wanted = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(language -> language.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + text + "\" is not one of nl, en, de"));
  }

  /** The tag as it stands in settings and file names, such as {@code nl}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
