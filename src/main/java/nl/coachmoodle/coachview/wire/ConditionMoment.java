package nl.coachmoodle.coachview.wire;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * How a moment is written in a condition, and how fine it is: {@code dd-MM-yyyy} knows days only.
 */
final class ConditionMoment {
  private final DateTimeFormatter writing;
  private final DateTimeFormatter reading;

  /**
   * @throws IllegalArgumentException when it is no pattern of a date
   */
  ConditionMoment(String pattern) {
    String proleptic = pattern.replace("yyyy", "uuuu");
    this.writing = DateTimeFormatter.ofPattern(proleptic, Locale.ROOT);
    this.reading =
        new DateTimeFormatterBuilder()
            .append(writing)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter(Locale.ROOT);
    LocalDateTime midnight = LocalDate.of(2024, 12, 31).atStartOfDay();
    if (!floor(midnight).equals(midnight)) {
      throw new IllegalArgumentException("a day is lost in " + pattern);
    }
  }

  String write(LocalDateTime moment) {
    return writing.format(moment);
  }

  /** The last moment that can be written and is not after this one. */
  LocalDateTime floor(LocalDateTime time) {
    return LocalDateTime.parse(write(time), reading);
  }
}
