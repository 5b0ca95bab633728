package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.SignIn;

/** {@code core_user_create_users}: one transaction, answers {@code [{id, username}]} in order. */
final class CreateUsers implements BulkFunction<NewUser, Long> {

  @Override
  public WsFunction function() {
    return WsFunction.CORE_USER_CREATE_USERS;
  }

  @Override
  public String listName() {
    return "users";
  }

  @Override
  public Form element(NewUser user) {
    Form form =
        Form.of(
            "username", user.username(),
            "firstname", user.firstname(),
            "lastname", user.lastname(),
            "email", user.email(),
            "idnumber", user.idnumber());
    Form signIn = Form.of();
    if (user.signIn() instanceof SignIn.MailedByMoodle) {
      signIn = Form.of("createpassword", "1");
    } else if (user.signIn() instanceof SignIn.UnknownPassword unknown) {
      signIn = Form.of("password", unknown.password());
    } else if (user.signIn() instanceof SignIn.Plugin plugin) {
      signIn = Form.of("auth", plugin.auth());
    }
    return form.then(signIn).then(ProfileForm.of(user.fields(), user.customFields()));
  }

  @Override
  public long order(NewUser user) {
    return 0;
  }

  /**
   * Moodle up to 4.5.5 mails inside its loop, before the commit: a batch that fails later has
   * mailed people who do not exist.
   */
  @Override
  public boolean goesAlone(NewUser user) {
    return user.signIn() instanceof SignIn.MailedByMoodle;
  }

  @Override
  public Object subject(NewUser user) {
    return 0;
  }

  @Override
  public Failure about(NewUser user, Failure failure) {
    return failure;
  }

  @Override
  public List<Result<Long>> read(JsonNode result, List<NewUser> users) {
    List<JsonNode> created = Json.list(result, "a list of created users");
    if (created.size() != users.size()) {
      throw new UnexpectedAnswerException(users.size() + " created users");
    }
    return created.stream()
        .<Result<Long>>map(row -> new Result.Done<>(Json.id(row, "id")))
        .toList();
  }
}
