package nl.coachmoodle.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.reconcile.AccessRules;
import nl.coachmoodle.reconcile.Departures;
import nl.coachmoodle.reconcile.ExternalIdRule;
import nl.coachmoodle.reconcile.Ruling;
import nl.coachmoodle.reconcile.RunDates;
import nl.coachmoodle.reconcile.StatusRules;

/** What persons and enrolments of Coachview mean in Moodle, where Coachview itself is read. */
@ConfigMapping(prefix = "participants")
public interface ParticipantSettings {

  /** Which id of a person in Coachview stands in Moodle's ID number. */
  @WithDefault("extern-id")
  ExternalIdRule.Choice externalId();

  /**
   * Takes ExternIds of this ExternSource only; an ExternId is unique only together with its source.
   */
  Optional<String> externSource();

  /**
   * What statuses of an enrolment (Opleidingsvraag) mean, besides or instead of {@code
   * Ingepland=grant}, {@code Wachtlijst=withdraw}, {@code Afgerond=leave}, {@code
   * Vervallen=withdraw}.
   */
  Map<String, Ruling> enrolmentStatus();

  /** The same in one setting: {@code Afgerond=grant;Gepauzeerd=leave}. */
  Optional<@WithConverter(PairsConverter.class) Pairs> enrolmentStatusMap();

  /**
   * What statuses of a course run (Opleiding) mean, besides or instead of {@code TeStarten=grant},
   * {@code Definitief=grant}, {@code Uitgevoerd=leave}, {@code Afgerond=leave}, {@code
   * Geannuleerd=withdraw}.
   */
  Map<String, Ruling> runStatus();

  /** The same in one setting: {@code Uitgevoerd=grant}. */
  Optional<@WithConverter(PairsConverter.class) Pairs> runStatusMap();

  /**
   * What statuses of a person's part mean, where parts have one, besides or instead of those of
   * enrolments.
   */
  Map<String, Ruling> partStatus();

  /** The same in one setting: {@code Vrijgesteld=leave}. */
  Optional<@WithConverter(PairsConverter.class) Pairs> partStatusMap();

  /** What an exemption (vrijstelling) from a component means. */
  @WithDefault("leave")
  Ruling exempt();

  /**
   * Teaching forms (lesvormId) whose components are in Moodle, with commas; {@code *} for all of
   * them.
   */
  @WithDefault("Elearning")
  Set<String> forms();

  /**
   * E-learning environments (elearningOmgevingId) that are this Moodle, with commas; all of them
   * when there are none.
   */
  Optional<Set<String>> environments();

  /** Which dates of the course run limit an enrolment in Moodle. */
  @WithDefault("none")
  RunDates dates();

  /** What happens to the account of who is inactive, deleted or anonymised in Coachview. */
  @WithDefault("report")
  Departures departed();

  /** Which id stands in Moodle. */
  default ExternalIdRule externalIdRule() {
    return new ExternalIdRule(externalId(), externSource());
  }

  /**
   * What participations mean.
   *
   * @param zone of the dates of course runs
   * @throws IllegalArgumentException naming the pair that cannot be read
   */
  default AccessRules accessRules(ZoneId zone) {
    Map<String, Ruling> enrolments = rulings(enrolmentStatus(), enrolmentStatusMap());
    return new AccessRules(
        StatusRules.ofEnrolments().with(enrolments),
        StatusRules.ofRuns().with(rulings(runStatus(), runStatusMap())),
        StatusRules.ofEnrolments().with(enrolments).with(rulings(partStatus(), partStatusMap())),
        exempt(),
        forms().contains("*") ? Set.of() : forms(),
        environments().orElse(Set.of()),
        dates(),
        zone);
  }

  private static Map<String, Ruling> rulings(Map<String, Ruling> single, Optional<Pairs> pairs) {
    Map<String, Ruling> rulings = new HashMap<>();
    pairs
        .map(Pairs::values)
        .orElse(Map.of())
        .forEach((status, ruling) -> rulings.put(status, ruling(status, ruling)));
    rulings.putAll(single);
    return rulings;
  }

  private static Ruling ruling(String status, String text) {
    for (Ruling ruling : Ruling.values()) {
      if (ruling.name().equals(text.toUpperCase(Locale.ROOT))) {
        return ruling;
      }
    }
    throw new IllegalArgumentException(
        status + "=" + text + " is not one of grant, leave, withdraw");
  }
}
