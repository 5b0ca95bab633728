package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.reconcile.Count;
import nl.coachmoodle.reconcile.Stage;
import nl.coachmoodle.reconcile.Totals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever watches a run sees that it goes on. */
class ProgressLogTest {
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  private final ManualTimer timer = new ManualTimer();
  private final LogRecorder log = LogRecorder.open();

  @AfterEach
  void stop() {
    log.close();
    timer.shutdownNow();
  }

  @Test
  void inAnyFiveSecondsThereIsALineEvenWhileNothingIsReached() {
    try (ProgressLog progress = new ProgressLog("run-1", new Closing(), timer)) {
      progress.reached(Stage.COMPARING, Totals.none());
      for (int i = 0; i < 24; i++) {
        int before = lines().size();
        timer.advance(FIVE_SECONDS);
        assertThat(lines()).as("after %d times", i).hasSizeGreaterThan(before);
      }
    }
    assertThat(lines()).hasSizeLessThanOrEqualTo(24 * 5);
  }

  @Test
  void aLineTellsHowFarTheRunIs() {
    try (ProgressLog progress = new ProgressLog("run-1", new Closing(), timer)) {
      progress.reached(Stage.COMPARING, new Totals(Map.of(Count.PEOPLE, 4_711L), Map.of()));
      timer.advance(FIVE_SECONDS);
    }

    assertThat(lines()).last().asString().contains("run-1", "comparing", "4711");
  }

  @Test
  void afterTheRunNothingIsWritten() {
    try (ProgressLog progress = new ProgressLog("run-1", new Closing(), timer)) {
      progress.reached(Stage.COMPARING, Totals.none());
    }
    timer.advance(FIVE_SECONDS);

    assertThat(lines()).isEmpty();
  }

  private List<String> lines() {
    return log.lines().stream().filter(line -> line.contains("ProgressLog")).toList();
  }
}
