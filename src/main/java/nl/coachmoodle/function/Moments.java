package nl.coachmoodle.function;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and times as the neighbours of Coachview write them. */
final class Moments {
  /** Moodle keeps seconds since 1970; a date like 9999-12-31 stands for none, and 0001 for none. */
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-12-31T23:59:59Z");

  /** Date, time, and an offset such as {@code Z}, {@code +01:00}, {@code +0100} or {@code +01}. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:[0-9:.]+)(?:([Zz])|([+-]\\d{2}):?(\\d{2})?)?");

  private Moments() {}

  /**
   * A moment; empty when it is none, or none that Moodle could keep.
   *
   * @param zone in which a moment without an offset is meant
   * @param timeOfDay of a date without a time
   */
  static Optional<Instant> read(String text, ZoneId zone, LocalTime timeOfDay) {
    try {
      return Optional.of(parse(text, zone, timeOfDay))
          .filter(moment -> !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  private static Instant parse(String text, ZoneId zone, LocalTime timeOfDay) {
    Matcher parts = MOMENT.matcher(text);
    if (!parts.matches()) {
      return LocalDate.parse(text).atTime(timeOfDay).atZone(zone).toInstant();
    }
    String local = parts.group(1) + "T" + parts.group(2);
    if (parts.group(3) != null) {
      return OffsetDateTime.parse(local + "Z").toInstant();
    }
    if (parts.group(4) != null) {
      String minutes = Optional.ofNullable(parts.group(5)).orElse("00");
      return OffsetDateTime.parse(local + parts.group(4) + ":" + minutes).toInstant();
    }
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }
}
