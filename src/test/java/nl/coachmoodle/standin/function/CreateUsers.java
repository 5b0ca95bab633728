package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import nl.coachmoodle.standin.rest.Arguments;
import nl.coachmoodle.standin.rest.EmailAddress;
import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.rest.ParameterType;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.Plugins;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteData;
import nl.coachmoodle.standin.site.UserColumn;

/** {@code core_user_create_users}: all or nobody. */
final class CreateUsers implements WebServiceFunction {
  private final Installation moodle;
  private final ContextCheck context;
  private final UserWriting writing;
  private final PasswordPolicy passwords;

  CreateUsers(Installation moodle) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
    this.writing = new UserWriting(moodle);
    this.passwords = new PasswordPolicy(moodle);
  }

  @Override
  public String name() {
    return "core_user_create_users";
  }

  @Override
  public Structure parameters() {
    return UserParameters.creating(moodle.release());
  }

  @Override
  public int items(Arguments arguments) {
    return arguments.structures("users").size();
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    context.system();
    context.require(Capability.CREATE_USERS);
    List<MoodleUser> created =
        moodle
            .site()
            .write(
                tables ->
                    arguments.structures("users").stream()
                        .map(user -> create(user, tables))
                        .toList());
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    created.forEach(
        user -> answer.addObject().put("id", user.id()).put("username", user.username()));
    return answer;
  }

  private MoodleUser create(Arguments user, SiteData tables) {
    boolean old = !moodle.atLeast(MoodleRelease.V3_9);
    if (!old) {
      requireNotBlank(user, "username");
      requireNotBlank(user, "firstname");
      requireNotBlank(user, "lastname");
    }
    requireNewUsername(user.required("username"), tables);
    requireInstalled(user);
    String auth = user.required("auth");
    boolean internal = Plugins.keepsPasswords(auth);
    boolean createPassword = user.flag("createpassword");
    String password = user.text("password").orElse("");
    // PHP takes the text "0" for empty, too.
    boolean noPassword = password.isEmpty() || password.equals("0");
    if (!old && internal && noPassword && !createPassword) {
      throw MoodleError.invalidParameter(
          "Invalid password: you must provide a password, or set createpassword.");
    }
    requireEmail(user.required("email"), tables);
    if (internal && !createPassword) {
      passwords.require(password);
    }
    MoodleUser defaults = MoodleUser.named("").with(UserColumn.PASSWORD, password);
    return moodle.site().insert(tables, writing.apply(defaults, user, tables));
  }

  private static void requireNotBlank(Arguments user, String name) {
    if (ParameterType.phpTrim(user.required(name)).isEmpty()) {
      throw MoodleError.invalidParameter("The field " + name + " cannot be blank");
    }
  }

  private void requireNewUsername(String username, SiteData tables) {
    String key = moodle.settings().collation().key(username);
    boolean exists =
        tables.users().values().stream()
            .anyMatch(other -> moodle.settings().collation().key(other.username()).equals(key));
    if (exists) {
      throw MoodleError.invalidParameter("Username already exists: " + username);
    }
  }

  private void requireInstalled(Arguments user) {
    String auth = user.required("auth");
    if (!Plugins.mayCreateWith(auth)) {
      throw MoodleError.invalidParameter("Invalid authentication type: " + auth);
    }
    String lang = user.required("lang");
    if (!moodle.settings().languages().contains(lang)) {
      throw MoodleError.invalidParameter("Invalid language code: " + lang);
    }
    String theme = user.text("theme").orElse("");
    if (!theme.isEmpty() && !Plugins.hasTheme(theme)) {
      throw MoodleError.invalidParameter("Invalid theme: " + theme);
    }
  }

  private void requireEmail(String email, SiteData tables) {
    boolean old = !moodle.atLeast(MoodleRelease.V3_9);
    boolean valid = old ? EmailAddress.isValidOfAnyLength(email) : EmailAddress.isValid(email);
    if (!valid) {
      throw MoodleError.invalidParameter("Email address is invalid: " + email);
    }
    // Moodle 2.9 did not ask the setting here.
    boolean sharing = !old && moodle.settings().holds(SiteCondition.SAME_EMAIL_ALLOWED);
    if (!sharing && writing.emailTaken(email, 0, tables)) {
      throw MoodleError.invalidParameter("Email address already exists: " + email);
    }
  }
}
