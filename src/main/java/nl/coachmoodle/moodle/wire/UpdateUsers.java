package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.UpdateAnswer;
import nl.coachmoodle.moodle.UserUpdate;

/**
 * {@code core_user_update_users}: since Moodle 4.0 every user in a transaction of its own, with
 * warnings for those that were not changed; before, {@code null}.
 */
final class UpdateUsers implements BulkFunction<UserUpdate, UpdateAnswer> {

  @Override
  public WsFunction function() {
    return WsFunction.CORE_USER_UPDATE_USERS;
  }

  @Override
  public String listName() {
    return "users";
  }

  @Override
  public Form element(UserUpdate update) {
    Form suspended =
        update
            .suspended()
            .map(wanted -> Form.of("suspended", wanted ? "1" : "0"))
            .orElseGet(Form::of);
    return Form.of("id", Long.toString(update.id()))
        .then(suspended)
        .then(ProfileForm.of(update.fields(), update.customFields()));
  }

  @Override
  public long order(UserUpdate update) {
    return update.id();
  }

  @Override
  public Object subject(UserUpdate update) {
    return update.id();
  }

  @Override
  public Failure about(UserUpdate update, Failure failure) {
    return failure.with("account", update.id());
  }

  @Override
  public List<Result<UpdateAnswer>> read(JsonNode result, List<UserUpdate> updates) {
    if (result.isNull()) {
      return updates.stream()
          .<Result<UpdateAnswer>>map(update -> new Result.Done<>(UpdateAnswer.UNCONFIRMED))
          .toList();
    }
    Map<Long, Failure> refused =
        Json.list(result.path("warnings"), "warnings").stream()
            .collect(
                Collectors.toMap(
                    warning -> Json.id(warning, "itemid"),
                    UpdateUsers::failure,
                    (first, second) -> first));
    Function<UserUpdate, Result<UpdateAnswer>> outcome =
        update -> {
          Failure failure = refused.get(update.id());
          return failure == null
              ? new Result.Done<>(UpdateAnswer.CONFIRMED)
              : new Result.Failed<>(failure);
        };
    return updates.stream().map(outcome).toList();
  }

  static Failure failure(JsonNode warning) {
    String code = warning.path("warningcode").asText();
    return switch (code) {
      case "invaliduserid" -> Failure.of(FailureCode.ACCOUNT_NOT_FOUND);
      case "usernotupdateddeleted" -> Failure.of(FailureCode.ACCOUNT_DELETED);
      case "usernotupdatedguest", "usernotupdatedadmin", "usernotupdatedremote" ->
          Failure.of(FailureCode.ACCOUNT_PROTECTED);
      case "useremailduplicate" -> Failure.of(FailureCode.EMAIL_EXISTS);
      case "useremailinvalid" -> Failure.of(FailureCode.EMAIL_INVALID);
      case "dmlwriteexception" -> Failure.of(FailureCode.VALUE_REFUSED_BY_DATABASE);
      default ->
          Failure.of(FailureCode.UNKNOWN_MOODLE_ERROR)
              .with("errorcode", code.replaceAll("[^A-Za-z0-9_]", ""));
    };
  }
}
