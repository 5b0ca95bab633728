package nl.coachmoodle.reconcile;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each status of one kind means. Statuses are compared in any casing, because their spelling
 * in Coachview's API is not public for all of them.
 *
 * @param rulings by status; a status that is not among them is unknown
 */
public record StatusRules(Map<String, Ruling> rulings) {

  public StatusRules {
    Map<String, Ruling> inAnyCasing = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    inAnyCasing.putAll(rulings);
    rulings = Collections.unmodifiableMap(inAnyCasing);
  }

  /**
   * Of enrolments (Opleidingsvragen) and their parts: {@code Ingepland} grants; {@code Wachtlijst}
   * and {@code Vervallen} withdraw, because who was planned before has no place any more; {@code
   * Afgerond} leaves, so that who completed keeps the access that was given, and nobody who
   * completed years ago gets an account now.
   */
  public static StatusRules ofEnrolments() {
    return new StatusRules(
        Map.of(
            "Ingepland", Ruling.GRANT,
            "Wachtlijst", Ruling.WITHDRAW,
            "Afgerond", Ruling.LEAVE,
            "Vervallen", Ruling.WITHDRAW));
  }

  /**
   * Of course runs (Opleidingen): {@code TeStarten} and {@code Definitief} grant; {@code
   * Uitgevoerd} and {@code Afgerond} leave, because Coachview itself allows no enrolment and no
   * cancellation in them any more; {@code Geannuleerd} withdraws.
   */
  public static StatusRules ofRuns() {
    return new StatusRules(
        Map.of(
            "TeStarten", Ruling.GRANT,
            "Definitief", Ruling.GRANT,
            "Uitgevoerd", Ruling.LEAVE,
            "Afgerond", Ruling.LEAVE,
            "Geannuleerd", Ruling.WITHDRAW));
  }

  /** These rules, with others that win where both name a status. */
  public StatusRules with(Map<String, Ruling> others) {
    Map<String, Ruling> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(rulings);
    all.putAll(others);
    return new StatusRules(all);
  }

  /** What a status means; empty when nobody has said so. */
  public Optional<Ruling> of(String status) {
    return Optional.ofNullable(rulings.get(status.strip()));
  }
}
