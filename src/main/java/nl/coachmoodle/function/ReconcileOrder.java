package nl.coachmoodle.function;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Violation.Kind;
import nl.coachmoodle.reconcile.Cursor;
import nl.coachmoodle.reconcile.CursorForm;
import nl.coachmoodle.reconcile.RunRequest;
import nl.coachmoodle.reconcile.Scope;
import nl.coachmoodle.roster.Mode;

/**
 * A request for reconcile, read.
 *
 * @param cursor where the run begins or goes on
 * @param onFailure what the function does when the run had to stop
 */
record ReconcileOrder(Cursor cursor, Request.OnFailure onFailure) {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,6})\\s*([smhd])");
  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  /** What else would be overlooked, and a plan that was meant would be carried out. */
  private static final List<String> IN_THE_CURSOR =
      List.of("since", "lookBack", "everything", "mode", "scope", "limit", "allowWithdrawals");

  private static final int RANDOM_DIGITS = 6;
  private static final Duration LONGEST = Duration.ofDays(999_999);

  /**
   * Reads a request.
   *
   * @param zone of Coachview's clock and of dates without a time
   * @throws FailedException naming everything that is wrong with it
   */
  static ReconcileOrder read(
      Map<String, Object> input, ReconcileSettings settings, Instant now, ZoneId zone) {
    RequestFields request = RequestFields.of(input == null ? Map.of() : input);
    if (request.has("detail-type") && request.has("source")) {
      request.accuse(Kind.WRONG_EVENT, "detail-type");
    }
    Request.OnFailure onFailure =
        request.choice("onFailure", Request.OnFailure.class).orElse(Request.OnFailure.FAIL);
    if (request.has("cursor")) {
      IN_THE_CURSOR.stream()
          .filter(request::has)
          .forEach(field -> request.accuse(Kind.NOT_WITH_A_CURSOR, field));
      request.check();
      return new ReconcileOrder(cursor(request), onFailure);
    }
    RunRequest run =
        new RunRequest(
            since(request, settings, now, zone),
            request.choice("mode", Mode.class).orElse(settings.mode()),
            request.choice("scope", Scope.class).orElse(settings.scope()),
            number(request, "limit"),
            number(request, "allowWithdrawals"));
    request.check();
    return new ReconcileOrder(Cursor.begin(run, name(now)), onFailure);
  }

  private static Cursor cursor(RequestFields request) {
    return CursorForm.read(
        request
            .object("cursor")
            .orElseThrow(
                () ->
                    new FailedException(
                        Failure.of(FailureCode.CURSOR_UNUSABLE).with("field", "cursor"))));
  }

  /** Sorts by time, and two runs of one second have two names. */
  private static String name(Instant now) {
    String random = UUID.randomUUID().toString().substring(0, RANDOM_DIGITS);
    return RUN.format(now.atZone(ZoneOffset.UTC)) + "-" + random;
  }

  private static OptionalLong number(RequestFields request, String name) {
    return request.number(name).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private static Optional<LocalDate> since(
      RequestFields request, ReconcileSettings settings, Instant now, ZoneId zone) {
    boolean isEverything = request.yesOrNo("everything").orElse(false);
    Optional<LocalDate> since =
        request
            .moment("since", zone, LocalTime.MIN)
            .map(moment -> LocalDate.ofInstant(moment, zone));
    Optional<Duration> lookBack = request.text("lookBack").flatMap(text -> span(request, text));
    long ways =
        Stream.of(isEverything, since.isPresent(), lookBack.isPresent())
            .filter(isChosen -> isChosen)
            .count();
    if (ways > 1) {
      request.accuse(Kind.CONTRADICTS, since.isPresent() ? "since" : "lookBack");
    }
    if (isEverything) {
      return Optional.empty();
    }
    // Coachview tells changes by the day, so the whole first day is read.
    return since.or(
        () ->
            Optional.of(
                LocalDate.ofInstant(now.minus(lookBack.orElse(settings.lookBack())), zone)));
  }

  private static Optional<Duration> span(RequestFields request, String text) {
    Optional<Duration> span =
        span(text.strip()).filter(found -> !found.isNegative() && !found.isZero());
    if (span.isEmpty()) {
      request.accuse(Kind.NOT_A_DURATION, "lookBack");
    }
    return span;
  }

  private static Optional<Duration> span(String text) {
    Matcher shortForm = SHORT.matcher(text.toLowerCase(Locale.ROOT));
    if (shortForm.matches()) {
      long number = Long.parseLong(shortForm.group(1));
      return Optional.of(
          switch (shortForm.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          });
    }
    try {
      return Optional.of(Duration.parse(text)).filter(span -> span.compareTo(LONGEST) <= 0);
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
