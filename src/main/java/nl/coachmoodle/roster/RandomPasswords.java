package nl.coachmoodle.roster;

import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Passwords that nobody is told. 24 random letters and digits, and one of each kind that Moodle's
 * default policy asks for.
 */
public final class RandomPasswords implements Supplier<String> {
  private static final String CHARACTERS =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private static final int LENGTH = 24;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String get() {
    StringBuilder password = new StringBuilder("Aa1-");
    for (int i = 0; i < LENGTH; i++) {
      password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return password.toString();
  }
}
