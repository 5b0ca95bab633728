package nl.coachmoodle.coachview.wire;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.Page;
import nl.coachmoodle.coachview.Window;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stand-in of its own for every test, on a Tuesday at noon in Utrecht. */
abstract class CoachviewTestBase {
  CoachviewStandIn coachview;

  @BeforeEach
  void start() throws IOException {
    coachview = CoachviewStandIn.start();
    coachview.clock().set(Instant.parse("2026-11-24T11:00:00Z"));
  }

  @AfterEach
  void stop() {
    coachview.close();
  }

  /** Adds people, one second after the other. */
  List<String> people(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      coachview.clock().advance(Duration.ofSeconds(1));
      ids.add(
          coachview.data().addPerson("e" + i, "Voornaam", null, "Achternaam" + i, "e@example.com"));
    }
    return ids;
  }

  /** Reads pages to the end. */
  static <T> List<T> all(BiFunction<Window, Optional<Bookmark>, Page<T>> pages, Window window) {
    List<T> rows = new ArrayList<>();
    Optional<Bookmark> from = Optional.empty();
    do {
      Page<T> page = pages.apply(window, from);
      rows.addAll(page.rows());
      from = page.next();
    } while (from.isPresent());
    return rows;
  }

  CoachviewService live(String... settings) {
    return PlainCoachview.live(coachview, settings);
  }

  static Failure failureOf(ThrowingCallable reading) {
    FailedException failed = catchThrowableOfType(FailedException.class, reading);
    if (failed == null) {
      throw new AssertionError("it was read without a failure");
    }
    return failed.failure();
  }
}
