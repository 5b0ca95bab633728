package nl.coachmoodle.roster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Profile rules for tests, one setting at a time. Starts from the documented defaults, but with
 * random passwords: they work on every Moodle and go in batches.
 */
public final class TestRules {
  private UsernameRule username = UsernameRule.EXTERNAL_ID;
  private InfixRule infix = InfixRule.IN_LAST_NAME;
  private Optional<String> filler = Optional.empty();
  private EmailRule email = EmailRule.EERSTE;
  private Optional<String> placeholderDomain = Optional.empty();
  private Optional<String> language = Optional.empty();
  private SignInRule signIn = new SignInRule.RandomPassword();
  private final Map<String, String> fields = new HashMap<>();
  private final Map<String, FieldPolicy> policies = new HashMap<>();
  private FieldPolicy otherwise = FieldPolicy.ALWAYS;
  private AdoptRule adopt = AdoptRule.NEVER;

  /** The defaults. */
  public static TestRules rules() {
    return new TestRules();
  }

  TestRules username(UsernameRule rule) {
    username = rule;
    return this;
  }

  TestRules infix(InfixRule rule) {
    infix = rule;
    return this;
  }

  TestRules filler(String text) {
    filler = Optional.of(text);
    return this;
  }

  TestRules email(EmailRule rule) {
    email = rule;
    return this;
  }

  TestRules placeholderDomain(String domain) {
    placeholderDomain = Optional.of(domain);
    return this;
  }

  TestRules language(String code) {
    language = Optional.of(code);
    return this;
  }

  public TestRules signIn(SignInRule rule) {
    signIn = rule;
    return this;
  }

  /** Maps a field of Coachview with the same name. */
  public TestRules field(String moodleField) {
    fields.put(moodleField, moodleField);
    return this;
  }

  public TestRules policy(String moodleField, FieldPolicy policy) {
    policies.put(moodleField, policy);
    return this;
  }

  TestRules otherwise(FieldPolicy policy) {
    otherwise = policy;
    return this;
  }

  TestRules adopt(AdoptRule rule) {
    adopt = rule;
    return this;
  }

  /** The rules as they stand now. */
  public ProfileRules build() {
    return new ProfileRules(
        username,
        infix,
        filler,
        email,
        placeholderDomain,
        language,
        signIn,
        fields,
        policies,
        otherwise,
        adopt,
        false);
  }
}
