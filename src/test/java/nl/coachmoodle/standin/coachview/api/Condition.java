package nl.coachmoodle.standin.coachview.api;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition of {@code where}: {@code field=a,b} (one of them; of a date: from a until b),
 * {@code field>=a}, {@code field>a}. Dates are days, as {@code dd-MM-yyyy} or {@code dd.MM.yyyy}.
 */
record Condition(String field, String operator, List<String> values) {
  private static final Pattern FORM = Pattern.compile("([^=<>;,]+)(>=|<=|=|>|<)(.*)");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");

  /** Whether the API takes it is not public; the client sends it only when it is told to. */
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm");

  /** Reads the value of {@code where}, conditions joined by semicolons. */
  static List<Condition> parse(String where) {
    return Arrays.stream(where.split(";")).map(Condition::one).toList();
  }

  private static Condition one(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new BadQuery("where: " + text);
    }
    List<String> values = Arrays.stream(form.group(3).split(",")).map(String::strip).toList();
    return new Condition(form.group(1).strip(), form.group(2), values);
  }

  /** Whether the value of the field fulfils it. */
  boolean holds(Object value) {
    if (value instanceof LocalDateTime time) {
      return holdsFor(time);
    }
    if (!operator.equals("=")) {
      throw new BadQuery("where: " + operator + " with " + field);
    }
    String text = value == null ? "" : value.toString();
    return values.stream().anyMatch(text::equalsIgnoreCase);
  }

  private boolean holdsFor(LocalDateTime time) {
    LocalDateTime first = day(values.get(0));
    Optional<LocalDateTime> second =
        values.size() > 1 ? Optional.of(day(values.get(1))) : Optional.empty();
    return switch (operator) {
      case "=" -> !time.isBefore(first) && time.isBefore(second.orElse(first.plusDays(1)));
      case ">=" -> !time.isBefore(first);
      case ">" -> time.isAfter(first);
      case "<=" -> !time.isAfter(first);
      default -> time.isBefore(first);
    };
  }

  private static LocalDateTime day(String text) {
    try {
      String written = text.replace('.', '-');
      return written.contains(":")
          ? LocalDateTime.parse(written, MINUTE)
          : LocalDate.parse(written, DAY).atStartOfDay();
    } catch (DateTimeParseException other) {
      throw new BadQuery("where: not a day: " + text);
    }
  }
}
