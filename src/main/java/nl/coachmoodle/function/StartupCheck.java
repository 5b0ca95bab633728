package nl.coachmoodle.function;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nl.coachmoodle.moodle.wire.MoodleSettings;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.AdoptRule;
import nl.coachmoodle.roster.FieldPolicy;
import nl.coachmoodle.roster.ProfileRules;
import org.jboss.logging.Logger;

/**
 * Looks at the settings before the first call: what cannot work stops the start, all of it named at
 * once; what will only work in part is warned about. Never calls Moodle.
 */
@Singleton
class StartupCheck {
  private static final Logger LOG = Logger.getLogger(StartupCheck.class);

  /** No Moodle shows them to a web service, so nobody can tell whether they are empty. */
  private static final Set<String> NEVER_SHOWN = Set.of("email", "phone1", "phone2");

  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{4,200}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]",
          Pattern.CASE_INSENSITIVE);

  private final MoodleSettings moodle;
  private final ProfileSettings profile;
  private final ElearningSettings elearning;

  StartupCheck(MoodleSettings moodle, ProfileSettings profile, ElearningSettings elearning) {
    this.moodle = moodle;
    this.profile = profile;
    this.elearning = elearning;
  }

  void check(@Observes StartupEvent started, Event<SettingProblems> otherRooms) {
    checkAll(otherRooms::fire);
  }

  /**
   * Looks at everything.
   *
   * @param otherRooms add what they find
   */
  void checkAll(Consumer<SettingProblems> otherRooms) {
    SettingProblems problems = new SettingProblems();
    check(problems);
    try {
      otherRooms.accept(problems);
    } catch (RuntimeException unmade) {
      // A room cannot even be asked when it is made of a setting that is named already.
      if (problems.all().isEmpty()) {
        throw unmade;
      }
    }
    if (!problems.all().isEmpty()) {
      throw new ConfigurationException(problems.asText());
    }
  }

  void check(SettingProblems problems) {
    if (moodle.address().isEmpty()) {
      problems.add("moodle.url is missing: the address of the Moodle site");
    }
    String token = moodle.token().get();
    if (token == null || token.isBlank()) {
      problems.add("moodle.token is missing: the web service token of Moodle's service account");
    }
    new NumberCheck(problems).check(moodle);
    checkRules(problems);
    checkCodes(problems);
    if (moodle.url().isUnprotected()) {
      LOG.warn("moodle.url is http: the token and names of people cross the network in the clear");
    }
  }

  private void checkRules(SettingProblems problems) {
    ProfileRules rules;
    try {
      rules = profile.rules();
    } catch (IllegalArgumentException wrong) {
      problems.add("profile: " + wrong.getMessage());
      return;
    }
    for (Map.Entry<String, FieldPolicy> policy : rules.policies().entrySet()) {
      if (policy.getValue() == FieldPolicy.IF_EMPTY && NEVER_SHOWN.contains(policy.getKey())) {
        problems.add(
            "profile.policy."
                + policy.getKey()
                + "=if-empty cannot work: Moodle does not show whether this field is empty; choose"
                + " always, on-create or never");
      }
    }
    if (rules.otherwise() == FieldPolicy.IF_EMPTY) {
      problems.add(
          "profile.default-policy=if-empty cannot work: Moodle does not show whether the e-mail"
              + " address or a phone number is empty; choose it for single fields with"
              + " profile.policy-map, such as city=if-empty");
    }
    rules
        .placeholderDomain()
        .filter(domain -> !DOMAIN.matcher(domain).matches())
        .ifPresent(
            domain ->
                problems.add(
                    "profile.email-placeholder-domain="
                        + domain
                        + " is not a domain such as no-mail.example.nl"));
    if (rules.adopt() == AdoptRule.EMAIL) {
      LOG.warn(
          "profile.adopt=email works only where Moodle shows e-mail addresses: \"Show user"
              + " identity\" must contain email");
    }
  }

  private void checkCodes(SettingProblems problems) {
    try {
      new AccessCodes(
              elearning.bareNumbers(),
              elearning.allCodes(),
              elearning.allCohortIds(),
              moodle.studentRoleId())
          .cohortsWithoutId()
          .forEach(
              idnumber ->
                  LOG.warnf(
                      "cohort idnumber=%s: participants can be added but not removed until"
                          + " elearning.cohort-id-map names its numeric id",
                      idnumber));
    } catch (IllegalArgumentException wrong) {
      problems.add("elearning: " + wrong.getMessage());
    }
  }
}
