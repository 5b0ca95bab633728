package nl.coachmoodle.roster;

import java.nio.charset.StandardCharsets;

/**
 * Coachview's ExternId or PersoonId, the customer's choice; stands in Moodle's {@code idnumber}.
 * Two ids are the same only when they are equal to the last character.
 *
 * @param value 1 to 255 characters without blanks at its ends, and not {@code 0}
 */
public record ExternalId(String value) implements Comparable<ExternalId> {
  private static final int LONGEST = 255;

  public ExternalId {
    if (value.isBlank() || !value.equals(value.strip())) {
      throw new IllegalArgumentException("an external id is not blank and has no blanks around it");
    }
    if (value.equals("0")) {
      // PHP takes it for nothing: Moodle never shows it, so its account could never be found again.
      throw new IllegalArgumentException("an external id is not 0");
    }
    if (value.codePointCount(0, value.length()) > LONGEST) {
      throw new IllegalArgumentException("an external id has at most 255 characters");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)
        || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an external id has no control or broken characters");
    }
  }

  @Override
  public int compareTo(ExternalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
