package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import nl.coachmoodle.moodle.Unenrolment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One Moodle never gets more than two calls at a time, however many operations run. */
@Timeout(60)
class ParallelCallsTest {
  private static final int OPERATIONS = 3;

  /** In a call, or waiting for a place with the rest of its time budget. */
  private static final Set<Thread.State> PARKED =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  @Test
  void threeOperationsShareTwoCalls() throws Exception {
    CountDownLatch twoInside = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              twoInside.countDown();
              awaitQuietly(release);
              inside.decrementAndGet();
              return ScriptedMoodle.done(sent);
            });
    List<Thread> threads = new CopyOnWriteArrayList<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            2 * OPERATIONS,
            work -> {
              Thread thread = new Thread(work);
              threads.add(thread);
              return thread;
            });
    Patience patience =
        new Patience(
            0, Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(1), 9, Duration.ZERO);
    MoodleSite site = moodle.site(Limits.defaults(), patience, new Lanes(pool, 2));
    CountDownLatch ended = new CountDownLatch(OPERATIONS);
    try {
      for (int i = 0; i < OPERATIONS; i++) {
        pool.execute(
            () -> {
              site.open().unenrol(unenrolments());
              ended.countDown();
            });
      }
      twoInside.await();
      awaitAllParked(threads);
      release.countDown();
      ended.await();
    } finally {
      pool.shutdownNow();
    }

    assertThat(most).hasValue(2);
    assertThat(moodle.sent()).hasSize(OPERATIONS * 4);
  }

  private static List<Unenrolment> unenrolments() {
    return LongStream.range(0, 200).mapToObj(id -> new Unenrolment(2, id)).toList();
  }

  /** Whoever could make a call has tried to. */
  private static void awaitAllParked(List<Thread> threads) {
    while (threads.size() < 2 * OPERATIONS
        || !threads.stream().map(Thread::getState).allMatch(PARKED::contains)) {
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
