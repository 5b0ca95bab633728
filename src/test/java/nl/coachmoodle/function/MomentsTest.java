package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates are taken in every spelling that says which moment is meant. */
class MomentsTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T09:00:00+01:00",
        "2026-01-31T09:00:00+0100",
        "2026-01-31T09:00:00+01",
        "2026-01-31 09:00:00+01:00",
        "2026-01-31T08:00:00Z",
        "2026-01-31t08:00:00z",
        "2026-01-31 08:00Z",
        "2026-01-31T09:00:00",
        "2026-01-31 09:00",
        "2026-01-31T09:00:00.000"
      })
  void spellingsOfTheSameMoment(String text) {
    assertThat(Moments.read(text, AMSTERDAM, LocalTime.MIN))
        .contains(Instant.parse("2026-01-31T08:00:00Z"));
  }

  @Test
  void aDateWithoutATimeHasTheGivenOne() {
    assertThat(Moments.read("2026-07-01", AMSTERDAM, LocalTime.of(23, 59, 59)))
        .contains(Instant.parse("2026-07-01T21:59:59Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01",
        "1969-12-31T12:00:00Z",
        "1970-01-01",
        "2201-01-01T00:00:00Z",
        "9999-12-31",
        "+12026-01-01",
        "2026-02-30",
        "2026-1-1",
        "31-01-2026",
        "2026-01-31T09:00:00+01:0",
        "2026-01-31T09:00:00+99:00",
        "2026-01-31T25:00",
        "2026-01-31T",
        "tomorrow",
        "20260131"
      })
  void whatMoodleCouldNotKeepIsNoMoment(String text) {
    assertThat(Moments.read(text, AMSTERDAM, LocalTime.MIN)).isEmpty();
  }
}
