package nl.coachmoodle.roster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process has learned about its Moodle. Nothing of it is needed after a restart: it only
 * saves asking again.
 */
public final class SiteMemory {
  private static final int MOST_REMEMBERED = 50_000;
  private final Set<String> unknownFields = ConcurrentHashMap.newKeySet();
  private final Set<String> sentCustomFields = ConcurrentHashMap.newKeySet();
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

  /** Remembers that custom profile fields were sent to an account and not refused. */
  void sent(long userId, Map<String, String> customFields) {
    if (sentCustomFields.size() < MOST_REMEMBERED) {
      customFields.forEach((field, value) -> sentCustomFields.add(trace(userId, field, value)));
    }
  }

  /** Whether this very value was sent: a corrected one deserves another try. */
  boolean wasSent(long userId, String customField, String value) {
    return sentCustomFields.contains(trace(userId, customField, value));
  }

  /** Holds no personal data. */
  private static String trace(long userId, String customField, String value) {
    return userId + ":" + customField + ":" + value.hashCode();
  }

  boolean isUnknown(String field) {
    return unknownFields.contains(field);
  }

  void unknown(Set<String> fields) {
    unknownFields.addAll(fields);
  }
}
