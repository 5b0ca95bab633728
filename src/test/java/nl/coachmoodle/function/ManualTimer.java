package nl.coachmoodle.function;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what is to be repeated when a test says that time has passed, on the test's thread. */
final class ManualTimer extends ScheduledThreadPoolExecutor {
  private final List<Repeated> all = new ArrayList<>();
  private long now;

  ManualTimer() {
    super(0);
  }

  /** Time passes. */
  void advance(Duration time) {
    long until = now + time.toNanos();
    while (now < until) {
      now = Math.min(until, all.stream().mapToLong(each -> each.next).min().orElse(until));
      all.stream().filter(each -> each.next <= now).forEach(Repeated::once);
    }
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable work, long initialDelay, long period, TimeUnit unit) {
    Repeated repeated = new Repeated(work, now + unit.toNanos(initialDelay), unit.toNanos(period));
    all.add(repeated);
    return repeated;
  }

  private final class Repeated extends FutureTask<Void> implements ScheduledFuture<Void> {
    private final Runnable work;
    private final long period;
    private long next;

    Repeated(Runnable work, long next, long period) {
      super(work, null);
      this.work = work;
      this.next = next;
      this.period = period;
    }

    private void once() {
      next += period;
      if (!isCancelled() && !isShutdown()) {
        work.run();
      }
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(next - now, TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(java.util.concurrent.Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
