package nl.coachmoodle.moodle.wire;

import static nl.coachmoodle.failure.FailureCode.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Finds the reason behind {@code invalidparameter}, which covers some twenty causes. The reason
 * stands only in the debug text, which is English in every version.
 */
final class InvalidParameterTable {
  private static final Pattern UNEXPECTED = Pattern.compile("Unexpected keys \\(([^)]*)\\)");
  private static final Pattern MISSING =
      Pattern.compile("Missing required key in single structure: (\\w+)");
  private static final Pattern WRONG_TYPE =
      Pattern.compile("(\\w+) => [^\\n]*?the server was expecting \"(\\w+)\" type");
  private static final Pattern FIELD_VALUE = Pattern.compile("The field '(\\w+)' value is invalid");

  /** Types of values that this software makes itself, so that a wrong one is a defect. */
  private static final Set<String> OUR_TYPES = Set.of("int", "bool", "float", "number");

  private static final Pattern WRONG_SHAPE =
      Pattern.compile("Only arrays accepted|Scalar type expected");

  /** Texts that each name one cause, as they stand in Moodle 2.9 to 5.1. */
  private static final List<Map.Entry<String, FailureCode>> TEXTS =
      List.of(
          Map.entry("Username already exists", USERNAME_EXISTS),
          Map.entry("Email address already exists", EMAIL_EXISTS),
          Map.entry("Email address is invalid", EMAIL_INVALID),
          Map.entry("cannot be blank", NAME_BLANK),
          Map.entry("Invalid language code", LANGUAGE_NOT_INSTALLED),
          Map.entry("Invalid authentication type", AUTHENTICATION_UNKNOWN),
          Map.entry("Invalid password", PASSWORD_MISSING),
          Map.entry("User id not exist", ACCOUNT_NOT_FOUND),
          Map.entry("Missing function name", MISSING_PARAMETER));

  Failure classify(String wsFunction, MoodleError error) {
    String reason = error.reason();
    for (Map.Entry<String, FailureCode> text : TEXTS) {
      if (reason.contains(text.getKey())) {
        return Failure.of(text.getValue());
      }
    }
    if (reason.contains("Context does not exist")) {
      return Failure.of(
          wsFunction.startsWith("enrol_manual_") ? COURSE_NOT_FOUND : RECORD_NOT_FOUND);
    }
    return first(UNEXPECTED, reason, UNKNOWN_PARAMETER)
        .or(() -> first(MISSING, reason, MISSING_PARAMETER))
        .or(() -> wrongType(reason))
        .or(() -> fieldValue(reason))
        .orElseGet(
            () ->
                Failure.of(
                    WRONG_SHAPE.matcher(reason).find() ? MALFORMED_PARAMETER : INVALID_VALUE));
  }

  private static Optional<Failure> first(Pattern pattern, String reason, FailureCode code) {
    Matcher matcher = pattern.matcher(reason);
    return matcher.find()
        ? Optional.of(Failure.of(code).with("field", matcher.group(1)))
        : Optional.empty();
  }

  /** {@code firstname => ... the server was expecting "notags" type}. */
  private static Optional<Failure> wrongType(String reason) {
    Matcher matcher = WRONG_TYPE.matcher(reason);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String field = lastField(matcher.group());
    FailureCode code =
        switch (field) {
          case "username" -> USERNAME_INVALID;
          case "email" -> EMAIL_INVALID;
          case "auth" -> AUTHENTICATION_UNKNOWN;
          case "lang" -> LANGUAGE_NOT_INSTALLED;
          // A word that this software chooses, never a customer's value.
          case "field" -> MALFORMED_PARAMETER;
          default -> OUR_TYPES.contains(matcher.group(2)) ? MALFORMED_PARAMETER : INVALID_VALUE;
        };
    return Optional.of(Failure.of(code).with("field", field));
  }

  /** The innermost of {@code users => ... => customfields => ... => value}. */
  private static String lastField(String text) {
    Matcher names = Pattern.compile("(\\w+) => ").matcher(text);
    String last = "";
    while (names.find()) {
      last = names.group(1);
    }
    return last;
  }

  private static Optional<Failure> fieldValue(String reason) {
    Matcher matcher = FIELD_VALUE.matcher(reason);
    if (!matcher.find()) {
      return Optional.empty();
    }
    FailureCode code =
        switch (matcher.group(1)) {
          case "username" -> USERNAME_INVALID;
          case "email" -> EMAIL_INVALID;
          default -> MALFORMED_PARAMETER;
        };
    return Optional.of(Failure.of(code).with("field", matcher.group(1)));
  }
}
