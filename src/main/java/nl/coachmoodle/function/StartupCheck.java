package nl.coachmoodle.function;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final MoodleSettings moodle;
  private final ProfileSettings profile;
  private final ElearningSettings elearning;

  StartupCheck(MoodleSettings moodle, ProfileSettings profile, ElearningSettings elearning) {
    this.moodle = moodle;
    this.profile = profile;
    this.elearning = elearning;
  }

  void check(@Observes StartupEvent started) {
    List<String> problems = new ArrayList<>();
    String token = moodle.token().get();
    if (token == null || token.isBlank()) {
      problems.add("moodle.token is missing: the web service token of Moodle's service account");
    }
    checkRules(problems);
    checkCodes(problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          "These settings must be changed:\n  - " + String.join("\n  - ", problems));
    }
    if (moodle.url().isUnprotected()) {
      LOG.warn("moodle.url is http: the token and names of people cross the network in the clear");
    }
  }

  private void checkRules(List<String> problems) {
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
    if (rules.adopt() == AdoptRule.EMAIL) {
      LOG.warn(
          "profile.adopt=email works only where Moodle shows e-mail addresses: \"Show user"
              + " identity\" must contain email");
    }
  }

  private void checkCodes(List<String> problems) {
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
