package nl.coachmoodle.cloud;

/** Hash codes of the names of environment variables, as SmallRye Config computes them. */
final class EnvironmentHash {
  private static final int FACTOR = 31;
  private static final int TO_SMALL_LETTER = 'a' - 'A';

  private EnvironmentHash() {}

  /** The same for {@code moodle.url} and {@code MOODLE_URL}. */
  static int of(String name) {
    int length = name.length();
    if (length >= 2 && name.charAt(length - 1) == '_' && name.charAt(length - 2) == '_') {
      length--;
    }
    int hash = 0;
    for (int place = 0; place < length; place++) {
      char here = name.charAt(place);
      if (isBetween('A', here, 'Z')) {
        hash = FACTOR * hash + here + TO_SMALL_LETTER;
      } else if (isSmallLetterOrDigit(here)) {
        hash = FACTOR * hash + here;
      } else if (place == 0 && length > 1 && beginsProfile(here, name.charAt(1))) {
        hash = FACTOR;
      }
    }
    return hash;
  }

  /** As in {@code %live.moodle.url} and {@code _LIVE_MOODLE_URL}. */
  private static boolean beginsProfile(char first, char second) {
    return (first == '%' || first == '_')
        && (isSmallLetterOrDigit(second) || isBetween('A', second, 'Z'));
  }

  private static boolean isSmallLetterOrDigit(char any) {
    return isBetween('a', any, 'z') || isBetween('0', any, '9');
  }

  private static boolean isBetween(char least, char any, char greatest) {
    return any >= least && any <= greatest;
  }
}
