package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two lanes that never wait for a helper who does not come. */
@Timeout(30)
class LanesTest {
  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private final Queue<Integer> done = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void aHelperWorksBesideTheCaller() {
    CountDownLatch both = new CountDownLatch(2);

    new Lanes(pool, 2)
        .drain(
            queue(1, 2),
            number -> {
              both.countDown();
              await(both);
              done.add(number);
            });

    assertThat(done).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void aPoolThatNeverComesDoesNotBlock() {
    new Lanes(task -> {}, 2).drain(queue(1, 2, 3), done::add);

    assertThat(done).containsExactly(1, 2, 3);
  }

  @Test
  void aPoolThatRefusesDoesNotFail() {
    new Lanes(
            task -> {
              throw new RejectedExecutionException("full");
            },
            2)
        .drain(queue(1, 2, 3), done::add);

    assertThat(done).containsExactly(1, 2, 3);
  }

  @Test
  void aHelperThatComesTooLateDoesNothing() {
    List<Runnable> late = new ArrayList<>();
    new Lanes(late::add, 2).drain(queue(1, 2, 3), done::add);

    late.forEach(Runnable::run);

    assertThat(done).containsExactly(1, 2, 3);
  }

  @Test
  void anOperationOnTheOnlyThreadOfThePoolEnds() throws Exception {
    pool.submit(() -> new Lanes(pool, 2).drain(queue(1, 2, 3), done::add)).get();

    assertThat(done).containsExactly(1, 2, 3);
  }

  @Test
  void oneLaneNeedsNoHelper() {
    Lanes.single().drain(queue(1, 2, 3), done::add);
    new Lanes(
            task -> {
              throw new AssertionError("not needed");
            },
            1)
        .drain(queue(4, 5), done::add);

    assertThat(done).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void whatAHelperThrowsIsThrown() {
    CountDownLatch helping = new CountDownLatch(1);
    Thread caller = Thread.currentThread();

    assertThatThrownBy(
            () ->
                new Lanes(pool, 2)
                    .drain(
                        queue(1, 2),
                        number -> {
                          if (Thread.currentThread() == caller) {
                            await(helping);
                          } else {
                            helping.countDown();
                            throw new AssertionError("broken");
                          }
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("broken");
  }

  private static Queue<Integer> queue(Integer... numbers) {
    return new ConcurrentLinkedQueue<>(List.of(numbers));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
