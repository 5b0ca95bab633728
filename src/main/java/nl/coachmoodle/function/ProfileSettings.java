package nl.coachmoodle.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.roster.AdoptRule;
import nl.coachmoodle.roster.EmailRule;
import nl.coachmoodle.roster.FieldPolicy;
import nl.coachmoodle.roster.InfixRule;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.SignInRule;
import nl.coachmoodle.roster.UsernameRule;

/** How a person of Coachview becomes a profile in Moodle. */
@ConfigMapping(prefix = "profile")
public interface ProfileSettings {

  /** What the user name of a new account is made of. */
  @WithDefault("external-id")
  UsernameRule username();

  /** Where the tussenvoegsels go. */
  @WithDefault("in-last-name")
  InfixRule infix();

  /** Stands in for a missing first name; without it the initials do, else a dash. */
  Optional<String> firstNameFiller();

  /** Which e-mail address Moodle gets. */
  @WithDefault("eerste")
  EmailRule email();

  /** Domain of made-up addresses for participants without one; without it that is a failure. */
  Optional<String> emailPlaceholderDomain();

  /** Language of new accounts, such as {@code nl}; the pack must be installed in Moodle. */
  Optional<String> language();

  /**
   * How new accounts sign in: {@code moodle-mails}, {@code random}, or the name of an
   * authentication plug-in such as {@code oidc}, {@code oauth2}, {@code saml2}, {@code ldap}.
   */
  @WithDefault("moodle-mails")
  String password();

  /** Coachview's field or free field by Moodle's field or custom profile field. */
  Map<String, String> fields();

  /** The same in one setting: {@code VrijveldFunctie=functie;city=woonplaats}. */
  Optional<@WithConverter(PairsConverter.class) Pairs> fieldMap();

  /** When a field follows Coachview: by Moodle's field. */
  Map<String, FieldPolicy> policy();

  /** The same in one setting: {@code city=if-empty;lastname=on-create}. */
  Optional<@WithConverter(PairsConverter.class) Pairs> policyMap();

  /** The policy of every field that has none of its own. */
  @WithDefault("always")
  FieldPolicy defaultPolicy();

  /** Whether accounts without an ID number are taken over. */
  @WithDefault("never")
  AdoptRule adopt();

  /** Whether an enrolment also sends fields that Moodle does not show. */
  @WithDefault("false")
  boolean refreshOnEnrol();

  /** The same as the rules that the roster works by. */
  default ProfileRules rules() {
    return new ProfileRules(
        username(),
        infix(),
        firstNameFiller(),
        email(),
        emailPlaceholderDomain(),
        language(),
        signIn(),
        Pairs.merged(fields(), fieldMap()),
        policies(),
        defaultPolicy(),
        adopt(),
        refreshOnEnrol());
  }

  private Map<String, FieldPolicy> policies() {
    Map<String, FieldPolicy> policies = new HashMap<>();
    policyMap()
        .ifPresent(
            pairs ->
                pairs
                    .values()
                    .forEach((field, policy) -> policies.put(field, policy(field, policy))));
    policies.putAll(policy());
    return policies;
  }

  private static FieldPolicy policy(String field, String text) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (FieldPolicy policy : FieldPolicy.values()) {
      if (policy.name().equals(name)) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        field + "=" + text + " is not one of always, on-create, if-empty, never");
  }

  private SignInRule signIn() {
    String rule = password().strip().toLowerCase(Locale.ROOT);
    return switch (rule) {
      case "moodle-mails" -> new SignInRule.MoodleMails();
      case "random" -> new SignInRule.RandomPassword();
      default -> new SignInRule.Plugin(rule);
    };
  }
}
