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

  /**
   * What the user name of a new account is made of: {@code external-id}, {@code email}, {@code
   * first-infix-last}, {@code initials-infix-last} or {@code first-initial-infix-last}. Parts are
   * joined by dots, accents are folded, and everything else than {@code a-z 0-9 . - _ @} is
   * removed; if the name is taken, {@code -} and the external id are added.
   */
  @WithDefault("external-id")
  UsernameRule username();

  /**
   * Where a tussenvoegsel goes: {@code in-last-name}, {@code in-middle-name} or {@code left-out}.
   */
  @WithDefault("in-last-name")
  InfixRule infix();

  /** Stands in for the missing first name of a new account; unset: the initials, else a dash. */
  Optional<String> firstNameFiller();

  /** Which of Coachview's e-mail addresses Moodle gets. */
  @WithDefault("eerste")
  EmailRule email();

  /** Domain of made-up addresses for who has none; unset: no address is a failure. */
  Optional<String> emailPlaceholderDomain();

  /**
   * Language of new accounts, such as {@code nl}, whose pack Moodle must have; unset: the site's.
   */
  Optional<String> language();

  /**
   * How new accounts sign in: {@code moodle-mails}, {@code random} (a password that nobody knows;
   * the only one below Moodle 3.0), or the name of an authentication plug-in such as {@code oidc},
   * {@code oauth2}, {@code saml2}, {@code ldap}.
   */
  @WithDefault("moodle-mails")
  String password();

  /** Coachview's field or free field, by Moodle's field or a custom profile field's short name. */
  Map<String, String> fields();

  /** The same in one setting: {@code VrijveldFunctie=VrijveldFunctie;city=plaats}. */
  Optional<@WithConverter(PairsConverter.class) Pairs> fieldMap();

  /** When a field follows Coachview, by Moodle's field. */
  Map<String, FieldPolicy> policy();

  /** The same in one setting: {@code city=if-empty;lastname=on-create}. */
  Optional<@WithConverter(PairsConverter.class) Pairs> policyMap();

  /** The policy of every field that has none of its own. */
  @WithDefault("always")
  FieldPolicy defaultPolicy();

  /**
   * Whether an account without an ID number is taken over: {@code never}, by {@code username}
   * (Moodle 3.0 or later), or by {@code email} (only where Moodle shows addresses).
   */
  @WithDefault("never")
  AdoptRule adopt();

  /** Whether an enrolment also sends fields that Moodle does not show, such as phones. */
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
