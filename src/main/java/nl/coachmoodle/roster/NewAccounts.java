package nl.coachmoodle.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureClass;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.SignIn;

/** Writes down what a new account of a participant is to be. */
final class NewAccounts {
  private final ProfileRules rules;
  private final SiteMemory memory;
  private final Usernames usernames;
  private final Supplier<String> passwords;

  NewAccounts(ProfileRules rules, SiteMemory memory, Supplier<String> passwords) {
    this.rules = rules;
    this.memory = memory;
    this.usernames = new Usernames(rules.username());
    this.passwords = passwords;
  }

  /**
   * The account to be made.
   *
   * @throws FailedException when something that Moodle requires is missing
   */
  NewUser of(Dossier dossier) {
    Person person = dossier.person().orElseThrow(() -> new FailedException(FailureCode.NAME_BLANK));
    WantedProfile profile =
        dossier.profile().orElseThrow(() -> new FailedException(FailureCode.NAME_BLANK));
    profile
        .emailProblem()
        .ifPresent(
            problem -> {
              throw new FailedException(problem);
            });
    Map<String, String> fields = new HashMap<>();
    profile
        .fields()
        .forEach(
            (name, value) -> {
              if (memory.isUnknown(name)) {
                dossier.notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, name);
              } else if (!value.isEmpty() && rules.policyOf(name) != FieldPolicy.NEVER) {
                fields.put(name, value);
              }
            });
    rules.language().ifPresent(language -> fields.put("lang", language));
    Map<String, String> customFields = new HashMap<>(profile.customFields());
    customFields.keySet().removeIf(name -> rules.policyOf(name) == FieldPolicy.NEVER);
    fields.keySet().removeAll(List.of("firstname", "lastname", "email"));
    return new NewUser(
        usernames.derive(person, profile.email()),
        required(profile, "firstname"),
        required(profile, "lastname"),
        required(profile, "email"),
        dossier.externalId().value(),
        signIn(),
        fields,
        customFields);
  }

  /** What a creation changes, field by field; the password is not told. */
  static List<FieldChange> changes(NewUser user) {
    Map<String, String> all = new TreeMap<>(user.fields());
    all.putAll(user.customFields());
    all.put("username", user.username());
    all.put("firstname", user.firstname());
    all.put("lastname", user.lastname());
    all.put("email", user.email());
    all.put("idnumber", user.idnumber());
    return all.entrySet().stream()
        .map(field -> new FieldChange(field.getKey(), Optional.of(""), field.getValue()))
        .toList();
  }

  /** The address is taken, and the look-up by address that came before found nobody. */
  void noticeUnreadableEmail(Dossier dossier) {
    if (rules.adopt() == AdoptRule.EMAIL) {
      dossier.notice(Notice.Kind.EMAIL_NOT_READABLE, dossier.externalId().value());
    }
  }

  /** The same account under a user name that only this participant can have. */
  NewUser distinguished(NewUser refused, Dossier dossier) {
    String username = usernames.distinguished(refused.username(), dossier.externalId());
    return refused.named(username);
  }

  /** Moodle before 3.0 wants a password for everybody and does not know how to mail one. */
  Failure explained(Failure refusal) {
    String field = refusal.facts().getOrDefault("field", "");
    // What is missing is said before what is unknown. No version hides user names and mails
    // passwords, so without debug text it is that as well.
    boolean isPassword =
        (refusal.code() == FailureCode.MISSING_PARAMETER && field.equals("password"))
            || (memory.hidesUsernames() && UnknownFields.isUnexplained(refusal));
    return isPassword && !(rules.signIn() instanceof SignInRule.RandomPassword)
        ? Failure.of(FailureCode.UNSUPPORTED_BY_THIS_MOODLE)
            .with("feature", "createpassword")
            .with("setting", "profile.password=random")
        : refusal;
  }

  /** Whether nobody at all can be made: Moodle or a setting of this deployment must be mended. */
  boolean isForEverybody(Failure refusal) {
    return switch (refusal.code()) {
      case AUTHENTICATION_UNKNOWN, PASSWORD_MISSING -> true;
      case LANGUAGE_NOT_INSTALLED ->
          rules.language().isPresent() && !rules.fields().containsKey("lang");
      default -> refusal.failureClass() == FailureClass.SETUP;
    };
  }

  private SignIn signIn() {
    if (rules.signIn() instanceof SignInRule.Plugin plugin) {
      return new SignIn.Plugin(plugin.auth());
    }
    return rules.signIn() instanceof SignInRule.RandomPassword
        ? new SignIn.UnknownPassword(passwords.get())
        : new SignIn.MailedByMoodle();
  }

  private static String required(WantedProfile profile, String field) {
    return Optional.ofNullable(profile.fields().get(field))
        .orElseThrow(
            () -> new FailedException(Failure.of(FailureCode.NAME_BLANK).with("field", field)));
  }
}
