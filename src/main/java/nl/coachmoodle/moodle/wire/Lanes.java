package nl.coachmoodle.moodle.wire;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import nl.coachmoodle.telemetry.Correlation;

/**
 * Works a queue off in at most two lanes: one on the caller's thread, one on a helper's. When no
 * helper comes in time the caller does all of it, so a busy pool can slow this down but never block
 * it.
 */
public final class Lanes {
  private final Executor helpers;
  private final boolean two;

  public Lanes(Executor helpers, int parallelCalls) {
    this.helpers = helpers;
    this.two = parallelCalls > 1;
  }

  /** Everything on the caller's thread. */
  public static Lanes single() {
    return new Lanes(Runnable::run, 1);
  }

  <W> void drain(Queue<W> work, Consumer<W> worker) {
    if (!two || work.size() < 2) {
      workOff(work, worker);
      return;
    }
    AtomicBoolean claimed = new AtomicBoolean();
    CompletableFuture<Void> helped = new CompletableFuture<>();
    Runnable help =
        () -> {
          if (claimed.compareAndSet(false, true)) {
            try {
              workOff(work, worker);
              helped.complete(null);
            } catch (RuntimeException | Error failed) {
              helped.completeExceptionally(failed);
            }
          }
        };
    try {
      helpers.execute(Correlation.carriedBy(help));
    } catch (RejectedExecutionException busy) {
      // Nobody will come, so nobody claims it: the caller does all of it.
    }
    workOff(work, worker);
    boolean nobodyCame = claimed.compareAndSet(false, true);
    if (!nobodyCame) {
      join(helped);
    }
  }

  private static void join(CompletableFuture<Void> helped) {
    try {
      helped.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof Error cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private static <W> void workOff(Queue<W> work, Consumer<W> worker) {
    for (W next = work.poll(); next != null; next = work.poll()) {
      worker.accept(next);
    }
  }
}
