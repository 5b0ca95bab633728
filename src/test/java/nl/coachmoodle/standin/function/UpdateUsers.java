package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.standin.rest.Arguments;
import nl.coachmoodle.standin.rest.EmailAddress;
import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Fixture;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteData;
import nl.coachmoodle.standin.site.UserColumn;

/**
 * {@code core_user_update_users}. From 4.0 on each user has a transaction and problems become
 * warnings; 3.2 to 3.11 skip some problems silently; before, any problem fails everything.
 */
final class UpdateUsers implements WebServiceFunction {
  private final Installation moodle;
  private final ContextCheck context;
  private final UserWriting writing;
  private final PasswordPolicy passwords;

  UpdateUsers(Installation moodle) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
    this.writing = new UserWriting(moodle);
    this.passwords = new PasswordPolicy(moodle);
  }

  @Override
  public String name() {
    return "core_user_update_users";
  }

  @Override
  public Structure parameters() {
    return UserParameters.updating(moodle.release());
  }

  @Override
  public int items(Arguments arguments) {
    return arguments.structures("users").size();
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    context.system();
    context.require(Capability.UPDATE_USERS);
    List<Arguments> users = arguments.structures("users");
    if (moodle.atLeast(MoodleRelease.V4_5)) {
      return oneByOne(users);
    }
    moodle.site().change(tables -> users.forEach(user -> allOrNothing(user, tables)));
    return JsonNodeFactory.instance.nullNode();
  }

  /** An update writes one row as its last step, so that one that throws has changed nothing. */
  private JsonNode oneByOne(List<Arguments> users) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode warnings = answer.putArray("warnings");
    moodle.site().change(tables -> users.forEach(user -> updateOrWarn(user, tables, warnings)));
    requireValidCodes(warnings);
    return answer;
  }

  private void updateOrWarn(Arguments user, SiteData tables, ArrayNode warnings) {
    try {
      problem(user, tables).ifPresent(UpdateUsers::raise);
      update(user, tables);
    } catch (MoodleError e) {
      warnings
          .addObject()
          .put("item", "user")
          .put("itemid", user.requiredNumber("id"))
          .put("warningcode", e.errorCode())
          .put("message", e.getMessage());
    }
  }

  /** A weak password's code is HTML, which Moodle refuses to answer after everything is saved. */
  private static void requireValidCodes(ArrayNode warnings) {
    for (JsonNode warning : warnings) {
      String code = warning.get("warningcode").asText();
      if (!code.matches("[a-zA-Z0-9]*")) {
        throw new MoodleError(
            "invalid_response_exception",
            "invalidresponse",
            "Invalid response value detected",
            "warnings => Invalid response value detected: warningcode => Invalid response value"
                + " detected: Invalid external api response: the value is \""
                + code
                + "\" of PHP type \"string\", the server was expecting \"alphanum\" type");
      }
    }
  }

  private void allOrNothing(Arguments user, SiteData tables) {
    if (moodle.atLeast(MoodleRelease.V3_9)) {
      if (problem(user, tables).isEmpty()) {
        update(user, tables);
      }
      return;
    }
    long id = user.requiredNumber("id");
    if (tables.user(id).filter(known -> !known.deleted()).isEmpty()) {
      throw MoodleError.missingUser(id);
    }
    update(user, tables);
  }

  private static void raise(MoodleError problem) {
    throw problem;
  }

  /** Why Moodle will not update this user, in its order of checks. */
  private Optional<MoodleError> problem(Arguments sent, SiteData tables) {
    long id = sent.requiredNumber("id");
    Optional<MoodleUser> existing = tables.user(id);
    if (existing.isEmpty()) {
      return problem("invaliduserid", "Invalid user ID");
    }
    if (id == Fixture.ADMINISTRATOR) {
      return problem("usernotupdatedadmin", "Cannot update admin accounts");
    }
    if (existing.get().deleted()) {
      return problem("usernotupdateddeleted", "error/usernotupdateddeleted");
    }
    if (id == Fixture.GUEST) {
      return problem("usernotupdatedguest", "error/usernotupdatedguest");
    }
    Optional<String> email =
        sent.text("email").filter(text -> !text.equals(existing.get().email()));
    if (email.isPresent() && !EmailAddress.isValid(email.get())) {
      return problem("useremailinvalid", "error/useremailinvalid");
    }
    boolean sharing = moodle.settings().holds(SiteCondition.SAME_EMAIL_ALLOWED);
    if (!sharing && email.isPresent() && writing.emailTaken(email.get(), id, tables)) {
      return problem("useremailduplicate", "Duplicate address");
    }
    return Optional.empty();
  }

  private static Optional<MoodleError> problem(String code, String message) {
    return Optional.of(MoodleError.moodle(code, message));
  }

  private void update(Arguments sent, SiteData tables) {
    MoodleUser user = tables.users().get(sent.requiredNumber("id"));
    if (sent.has("password")) {
      String password = sent.required("password");
      passwords.require(password);
      user = user.with(UserColumn.PASSWORD, password);
    }
    tables.users().put(user.id(), writing.apply(user, sent, tables));
  }
}
