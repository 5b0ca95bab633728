package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.standin.rest.Arguments;
import nl.coachmoodle.standin.rest.EmailAddress;
import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.rest.Parameter;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.rest.ParameterType;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;

/** {@code core_user_get_users_by_field}: who is not found, or may not be seen, is left out. */
final class GetUsersByField implements WebServiceFunction {
  private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*([+-]?\\d{1,40})");
  private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?\\d{1,40}(\\.\\d{1,40})?\\s*");

  private final Installation moodle;
  private final ContextCheck context;
  private final UserRow rows;

  GetUsersByField(Installation moodle, String siteRoot) {
    this.moodle = moodle;
    this.context = new ContextCheck(moodle);
    this.rows = new UserRow(moodle, siteRoot);
  }

  @Override
  public String name() {
    return "core_user_get_users_by_field";
  }

  @Override
  public Structure parameters() {
    Parameter value = new Parameter.Scalar(ParameterType.RAW, true, Optional.empty());
    return Structure.empty()
        .required("field", ParameterType.ALPHA)
        .with("values", Parameter.listOf(value));
  }

  @Override
  public int items(Arguments arguments) {
    return arguments.texts("values").size();
  }

  @Override
  public JsonNode execute(Arguments arguments) {
    context.system();
    String field = arguments.required("field");
    if (!Set.of("id", "idnumber", "username", "email").contains(field)) {
      throw MoodleError.coding(
          "invalid field parameter",
          "The search field '"
              + field
              + "' is not supported, look at the web service documentation");
    }
    Set<String> wanted = new HashSet<>();
    for (String value : arguments.texts("values")) {
      wanted.add(moodle.settings().collation().key(clean(field, value)));
    }
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    for (MoodleUser user : moodle.data().users().values()) {
      if (wanted.contains(moodle.settings().collation().key(searched(field, user)))) {
        add(answer, field, user);
      }
    }
    return answer;
  }

  private static String searched(String field, MoodleUser user) {
    return switch (field) {
      case "id" -> Long.toString(user.id());
      case "idnumber" -> user.idnumber();
      case "username" -> user.username();
      default -> user.text(UserColumn.EMAIL);
    };
  }

  private void add(ArrayNode answer, String field, MoodleUser user) {
    if (user.deleted() && !moodle.atLeast(MoodleRelease.V3_9)) {
      throw MoodleError.missingUser(user.id());
    }
    if (rows.mayView(user)) {
      ObjectNode row = rows.of(user);
      // Moodle returns only users whose searched field the caller may read and is not empty.
      if (UserRow.isThere(row.path(field).asText(""))) {
        answer.add(row);
      }
    }
  }

  /** Throws when cleaning alters the value in a way that PHP's loose comparison notices. */
  private String clean(String field, String value) {
    boolean old = !moodle.atLeast(MoodleRelease.V3_9);
    return switch (field) {
      case "id" -> number(value);
      case "username" ->
          old ? value : same(field, value, ParameterType.cleanUsername(value, moodle.settings()));
      case "email" -> same(field, value, cleanEmail(value, old));
      default -> value;
    };
  }

  private static String cleanEmail(String value, boolean old) {
    if (old) {
      return EmailAddress.isValidOfAnyLength(value) ? value : "";
    }
    return ParameterType.phpTrim(value);
  }

  private static String same(String field, String value, String cleaned) {
    if (!value.equals(cleaned)) {
      throw MoodleError.invalidParameter(
          "The field '"
              + field
              + "' value is invalid: "
              + value
              + "(cleaned value: "
              + cleaned
              + ")");
    }
    return cleaned;
  }

  private String number(String value) {
    Matcher matcher = LEADING_NUMBER.matcher(value);
    BigInteger leading = matcher.lookingAt() ? new BigInteger(matcher.group(1)) : BigInteger.ZERO;
    BigInteger cleaned =
        leading.min(BigInteger.valueOf(Long.MAX_VALUE)).max(BigInteger.valueOf(Long.MIN_VALUE));
    boolean equal;
    if (NUMBER.matcher(value).matches()) {
      equal = new BigDecimal(value.strip()).compareTo(new BigDecimal(cleaned)) == 0;
    } else {
      // PHP 7 compared a text with a number by the number the text starts with.
      equal = !moodle.atLeast(MoodleRelease.V4_5);
    }
    return equal ? cleaned.toString() : same("id", value, cleaned.toString());
  }
}
