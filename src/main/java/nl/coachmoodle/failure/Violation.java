package nl.coachmoodle.failure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a request.
 *
 * @param kind what is wrong
 * @param field where, by the request's own name
 */
public record Violation(Kind kind, String field) {

  /** What can be wrong with a field of a request. */
  public enum Kind {
    /** The field is missing or empty. */
    REQUIRED,
    /** The field must be text. */
    NOT_TEXT,
    /** The field must be a whole number. */
    NOT_A_NUMBER,
    /** The field must be true or false. */
    NOT_A_YES_OR_NO,
    /** The field must be a date. */
    NOT_A_DATE,
    /** The field must be a duration. */
    NOT_A_DURATION,
    /** The field and another one cannot both be right. */
    CONTRADICTS,
    /** The field must be a list. */
    NOT_A_LIST,
    /** The field must be an object. */
    NOT_AN_OBJECT,
    /** The field is not one of the choices. */
    NOT_ONE_OF_THE_CHOICES,
    /** The field is too long. */
    TOO_LONG,
    /** The field holds characters that are not allowed. */
    MALFORMED,
    /** The field ends before it starts. */
    END_BEFORE_START,
    /** The field has no place beside an id of Coachview. */
    NOT_WITH_AN_ID,
    /** The field has no place beside a cursor. */
    NOT_WITH_A_CURSOR,
    /** The line has not exactly two columns. */
    NOT_TWO_COLUMNS,
    /** The list has too many elements. */
    TOO_MANY,
    /** The message is not JSON. */
    NOT_JSON,
    /** The message is an event of another kind. */
    WRONG_EVENT;

    /** As in the files of sentences, such as {@code not-a-date}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Several violations as the one fact of a failure. */
  public static String join(List<Violation> violations) {
    return violations.stream().map(Violation::toString).collect(Collectors.joining(";"));
  }

  /** The inverse of {@link #join}; what cannot be read is left out. */
  static List<Violation> parse(String fact) {
    return Arrays.stream(fact.split(";"))
        .map(text -> text.split(":", 2))
        .filter(parts -> parts.length == 2)
        .flatMap(
            parts ->
                Arrays.stream(Kind.values())
                    .filter(kind -> kind.label().equals(parts[0]))
                    .map(kind -> new Violation(kind, parts[1])))
        .toList();
  }

  @Override
  public String toString() {
    return kind.label() + ":" + field;
  }
}
