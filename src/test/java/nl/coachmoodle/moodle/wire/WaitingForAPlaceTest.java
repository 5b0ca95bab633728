package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Acknowledged;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.Unenrolment;
import org.junit.jupiter.api.Test;

/** Waiting for one's turn is part of the time that an operation may take. */
class WaitingForAPlaceTest {
  private static final Duration BUDGET = Duration.ofMillis(50);

  @Test
  void whoGetsNoPlaceWithinTheBudgetIsToldSoAndCallsNobody() throws Exception {
    CountDownLatch bothInside = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent -> {
              bothInside.countDown();
              awaitQuietly(release);
              return ScriptedMoodle.done(sent);
            });
    Patience patience =
        new Patience(0, Duration.ZERO, Duration.ofMillis(1), BUDGET, 9, Duration.ZERO);
    MoodleSite site = moodle.site(Limits.defaults(), patience, Lanes.single());
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> busy =
          List.of(
              pool.submit(() -> site.open().unenrol(one(1))),
              pool.submit(() -> site.open().unenrol(one(2))));
      bothInside.await();

      List<Result<Acknowledged>> results = site.open().unenrol(one(3));

      assertThat(results.get(0).failed().map(failure -> failure.code()))
          .isEqualTo(Optional.of(FailureCode.TIME_BUDGET_SPENT));
      assertThat(moodle.sent()).hasSize(2);
      release.countDown();
      for (Future<?> done : busy) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aPlaceIsFreeAgainWhateverBecameOfTheCall() {
    List<HttpAnswer> answers =
        List.of(
            ScriptedMoodle.json("null"),
            ScriptedMoodle.error("invaliduser"),
            ScriptedMoodle.page(502, "busy"));
    AtomicInteger calls = new AtomicInteger();
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent -> {
              int call = calls.getAndIncrement();
              if (call % 4 == 3) {
                throw new IllegalStateException("a defect");
              }
              return answers.get(call % 4);
            });
    Patience patience =
        new Patience(0, Duration.ZERO, Duration.ofMillis(1), BUDGET, 2, Duration.ZERO);
    MoodleSite site = moodle.site(Limits.defaults(), patience, Lanes.single());

    for (int round = 0; round < 3; round++) {
      assertThat(site.open().unenrol(one(1)).get(0).failed()).isEmpty();
      assertThat(site.open().unenrol(one(1)).get(0).failed()).isPresent();
      assertThat(site.open().unenrol(one(1)).get(0).failed()).isPresent();
      assertThatThrownBy(() -> site.open().unenrol(one(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a defect");
    }
    assertThat(moodle.sent()).hasSize(12);
  }

  @Test
  void whoIsToStopWhileItWaitsCallsNobodyAndStaysToldToStop() {
    ScriptedMoodle moodle = ScriptedMoodle.willing();

    Thread.currentThread().interrupt();
    List<Result<Acknowledged>> results = moodle.service().unenrol(one(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(results.get(0).failed().map(failure -> failure.code()))
        .hasValue(FailureCode.TIME_BUDGET_SPENT);
    assertThat(moodle.sent()).isEmpty();
  }

  private static List<Unenrolment> one(long userId) {
    return List.of(new Unenrolment(2, userId));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
