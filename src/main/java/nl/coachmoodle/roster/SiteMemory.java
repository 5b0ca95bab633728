package nl.coachmoodle.roster;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process has learned about its Moodle. Nothing of it is needed after a restart: it only
 * saves asking again.
 */
public final class SiteMemory {
  private static final int MOST_REMEMBERED = 50_000;
  private final Set<String> unknownFields = ConcurrentHashMap.newKeySet();
  private final Map<String, Sending> sentCustomFields = new ConcurrentHashMap<>();
  private volatile boolean lookupsProven;
  private volatile boolean hidesUsernames;
  private volatile boolean knowsAllFields;
  private volatile boolean creationsProven;
  private volatile Optional<ExternalId> unseen = Optional.empty();

  boolean lookupsAreProven() {
    return lookupsProven;
  }

  void lookupsProven() {
    lookupsProven = true;
  }

  /** A look-up has turned out not to see everybody. */
  void nothingProven() {
    lookupsProven = false;
    creationsProven = false;
  }

  /** Whether it is older than Moodle 3.0, which does not show or find user names. */
  boolean hidesUsernames() {
    return hidesUsernames;
  }

  void hidesUsernames(boolean does) {
    hidesUsernames = does;
  }

  /** Whether it is so new that no plain field can be unknown to it. */
  boolean knowsAllFields() {
    return knowsAllFields;
  }

  void knowsAllFields(boolean does) {
    knowsAllFields = does;
  }

  boolean creationsAreProven() {
    return creationsProven;
  }

  void creationsProven() {
    creationsProven = true;
    unseen = Optional.empty();
  }

  /** A created account that could not be found afterwards: nobody else may be created. */
  void createdButUnseen(ExternalId externalId) {
    creationsProven = false;
    unseen = Optional.of(externalId);
  }

  Optional<ExternalId> unseen() {
    return unseen;
  }

  /** Remembers the custom profile fields that were sent to an account and not refused. */
  void sent(long userId, Map<String, String> customFields) {
    customFields.forEach(
        (field, value) -> {
          String place = place(userId, field);
          if (sentCustomFields.size() < MOST_REMEMBERED || sentCustomFields.containsKey(place)) {
            sentCustomFields.put(place, new Sending(value.hashCode(), OptionalInt.empty()));
          }
        });
  }

  /**
   * Whether this very value was the last one sent and Moodle shows what it made of it: then it is
   * of no use to send it again. Whatever differs from that, such as a value that somebody has
   * changed in Moodle, is forgotten and deserves another try.
   *
   * @param shown what a look-up of a later operation shows of the field
   */
  boolean isSettled(long userId, String customField, String wanted, String shown) {
    String place = place(userId, customField);
    Sending last = sentCustomFields.get(place);
    if (last == null) {
      return false;
    }
    Sending seen = new Sending(wanted.hashCode(), OptionalInt.of(shown.hashCode()));
    if (!last.equals(seen) && !last.equals(seen.unseen())) {
      sentCustomFields.remove(place, last);
      return false;
    }
    sentCustomFields.replace(place, last, seen);
    return true;
  }

  private static String place(long userId, String customField) {
    return userId + ":" + customField;
  }

  /**
   * The last sending of a field. Holds no personal data.
   *
   * @param value the hash of what was sent
   * @param shown the hash of what Moodle showed afterwards; empty until somebody looked
   */
  private record Sending(int value, OptionalInt shown) {
    Sending unseen() {
      return new Sending(value, OptionalInt.empty());
    }
  }

  boolean isUnknown(String field) {
    return unknownFields.contains(field);
  }

  boolean isUnknown(Set<String> fields) {
    return unknownFields.containsAll(fields);
  }

  void unknown(Set<String> fields) {
    unknownFields.addAll(fields);
  }
}
