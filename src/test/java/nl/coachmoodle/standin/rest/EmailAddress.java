package nl.coachmoodle.standin.rest;

import java.util.regex.Pattern;

/** What Moodle takes for an e-mail address: ASCII only, so no international domain names. */
public final class EmailAddress {
  private static final int LONGEST = 100;
  private static final String DOMAIN =
      "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
          + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final String LOCAL = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern ADDRESS = Pattern.compile(LOCAL + "(?:\\." + LOCAL + ")*" + DOMAIN);
  private static final Pattern LONG_LOCAL_PART = Pattern.compile("[^@]{65,}@.*");

  private EmailAddress() {}

  /** Whether Moodle 2.9 takes this for an e-mail address: of any length. */
  public static boolean isValidOfAnyLength(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /** Whether newer releases take this for an e-mail address. */
  public static boolean isValid(String text) {
    return text.length() <= LONGEST
        && isValidOfAnyLength(text)
        && !LONG_LOCAL_PART.matcher(text).matches();
  }
}
