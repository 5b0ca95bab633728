package nl.coachmoodle.coachview.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import nl.coachmoodle.failure.Failure;

/**
 * What is left of the 5,000 requests that Coachview allows in 24 hours, as its last answer told in
 * {@code X-Rate-Limit-Remaining} and {@code X-Rate-Limit-Reset}. Whether the limit is by client or
 * by customer, and how the moment of the reset is written, is not public. Safe for parallel calls.
 */
final class QuotaMeter {
  /** After it an old answer says nothing any more when it did not tell its reset. */
  private static final Duration UNTOLD = Duration.ofMinutes(10);

  private static final ZoneId COACHVIEW = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final long LATEST_SECONDS_FROM_NOW = 1_000_000L;
  private static final long LATEST_EPOCH_SECOND = 100_000_000_000L;

  private record Reading(int left, Instant reset, boolean told) {}

  private final InstantSource clock;
  private volatile Optional<Reading> last = Optional.empty();

  QuotaMeter(InstantSource clock) {
    this.clock = clock;
  }

  /** Reads an answer's headers. */
  void read(HttpAnswer http) {
    Optional<String> remaining = http.header("X-Rate-Limit-Remaining").map(String::strip);
    if (remaining.filter(text -> text.matches("\\d{1,9}")).isPresent()) {
      Optional<Instant> reset = http.header("X-Rate-Limit-Reset").flatMap(this::moment);
      last =
          Optional.of(
              new Reading(
                  Integer.parseInt(remaining.get()),
                  reset.orElseGet(() -> clock.instant().plus(UNTOLD)),
                  reset.isPresent()));
    }
  }

  /** What is left, when an answer of this window told it. */
  OptionalInt left() {
    return current().map(reading -> OptionalInt.of(reading.left)).orElse(OptionalInt.empty());
  }

  /** Adds to a failure what is known. */
  Failure explain(Failure failure) {
    return current()
        .map(
            reading -> {
              Failure explained = failure.with("left", reading.left);
              return reading.told
                  ? explained.with("reset", reading.reset.atZone(COACHVIEW).format(SAID))
                  : explained;
            })
        .orElse(failure);
  }

  private Optional<Reading> current() {
    return last.filter(reading -> clock.instant().isBefore(reading.reset));
  }

  /** Seconds or milliseconds since 1970, seconds from now, ISO 8601, or a date as in HTTP. */
  private Optional<Instant> moment(String text) {
    String written = text.strip();
    if (written.matches("\\d{1,15}")) {
      long number = Long.parseLong(written);
      if (number < LATEST_SECONDS_FROM_NOW) {
        return Optional.of(clock.instant().plusSeconds(number));
      }
      return Optional.of(
          number < LATEST_EPOCH_SECOND
              ? Instant.ofEpochSecond(number)
              : Instant.ofEpochMilli(number));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException other) {
      return iso(written);
    }
  }

  private static Optional<Instant> iso(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException withoutZone) {
      try {
        return Optional.of(LocalDateTime.parse(text).atZone(COACHVIEW).toInstant());
      } catch (DateTimeParseException unknown) {
        return Optional.empty();
      }
    }
  }
}
