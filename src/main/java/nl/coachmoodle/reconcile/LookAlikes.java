package nl.coachmoodle.reconcile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.roster.ExternalId;

/**
 * Finds persons who look like one under two external ids. Keeps a number for each address and name
 * instead of the text, for so many persons as the memory of a small function bears.
 */
final class LookAlikes {
  private static final int MOST_KEYS = 200_000;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final int most;
  private final Map<Long, String> seen = new HashMap<>();
  private final List<LookAlike> found = new ArrayList<>();
  private int leftOut;

  /**
   * @param most of them that are kept
   */
  LookAlikes(int most) {
    this.most = most;
  }

  void add(CoachviewPerson person, ExternalId externalId) {
    if (Departures.isDeparted(person)) {
      return;
    }
    boolean isTold = false;
    for (CoachviewPerson.Email email : person.emails()) {
      isTold |= compare("@" + folded(email.address()), externalId, LookAlike.By.EMAIL, isTold);
    }
    Optional<String> name = person.lastName().flatMap(last -> name(person, last));
    name.ifPresent(key -> compare(key, externalId, LookAlike.By.NAME_AND_BIRTH_DATE, false));
  }

  List<LookAlike> found() {
    return List.copyOf(found);
  }

  int leftOut() {
    return leftOut;
  }

  private static Optional<String> name(CoachviewPerson person, String lastName) {
    Optional<String> first = person.firstName().or(person::initials);
    return person
        .birthDate()
        .flatMap(
            born ->
                first.map(
                    given ->
                        String.join(
                            "\n",
                            folded(given),
                            folded(person.infix().orElse("")),
                            folded(lastName),
                            born.toString())));
  }

  /** Answers whether somebody else has the same; who has it first keeps it. */
  private boolean compare(String key, ExternalId externalId, LookAlike.By by, boolean isTold) {
    if (seen.size() >= MOST_KEYS) {
      return false;
    }
    String first = seen.putIfAbsent(number(key), externalId.value());
    boolean isOther = first != null && !first.equals(externalId.value());
    if (first != null && isOther && !isTold) {
      if (found.size() < most) {
        found.add(new LookAlike(first, externalId.value(), by));
      } else {
        leftOut++;
      }
    }
    return isOther;
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static long number(String key) {
    long hash = FNV_OFFSET;
    for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
