package nl.coachmoodle.setup;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether a secret looks as if a machine made it. What a person made up can look so, too; what does
 * not look so was made up, copied from an example, or typed in a row.
 */
final class Randomness {
  /** Of 32 digits by chance it is seldom below 80 bits, of letters never. */
  private static final double LEAST_BITS = 64;

  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final List<String> WORDS =
      List.of(
          "coachview",
          "moodle",
          "webhook",
          "secret",
          "password",
          "passwort",
          "wachtwoord",
          "geheim",
          "example",
          "changeme",
          "0123456789",
          "abcdef0123");

  private Randomness() {}

  static boolean isPlausible(String secret) {
    String small = secret.toLowerCase(Locale.ROOT);
    boolean isOfOneCase = small.equals(secret) || secret.toUpperCase(Locale.ROOT).equals(secret);
    if (WORDS.stream().anyMatch(small::contains)
        || (isOfOneCase && !DIGIT.matcher(secret).find())) {
      return false;
    }
    int[] letters = secret.substring(0, period(secret)).chars().toArray();
    int[] steps = new int[Math.max(0, letters.length - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = letters[i + 1] - letters[i];
    }
    return Math.min(bits(letters), bits(steps)) >= LEAST_BITS;
  }

  /** After how many letters it begins anew; its length when it does not. */
  private static int period(String text) {
    for (int period = 1; period <= text.length() / 2; period++) {
      if (text.startsWith(text.substring(period))) {
        return period;
      }
    }
    return text.length();
  }

  /** What the frequencies of the values leave open, by Shannon. */
  private static double bits(int... values) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int value : values) {
      counts.merge(value, 1, Integer::sum);
    }
    double bits = 0;
    for (int count : counts.values()) {
      bits -= count * Math.log((double) count / values.length) / Math.log(2);
    }
    return bits;
  }
}
