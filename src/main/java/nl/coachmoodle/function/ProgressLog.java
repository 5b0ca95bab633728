package nl.coachmoodle.function;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import nl.coachmoodle.reconcile.Count;
import nl.coachmoodle.reconcile.Progress;
import nl.coachmoodle.reconcile.Stage;
import nl.coachmoodle.reconcile.Totals;
import nl.coachmoodle.telemetry.LogFields;
import org.jboss.logging.Logger;

/**
 * Writes down every few seconds how far a run is, also while it waits for an answer; stops it when
 * the process ends.
 */
final class ProgressLog implements Progress, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ProgressLog.class);
  private static final long SECONDS = 4;

  private final String run;
  private final Closing closing;
  private final ScheduledExecutorService timer;
  private final ScheduledFuture<?> writing;
  private volatile Reached last = new Reached(Stage.GATHERING, Totals.none());

  private record Reached(Stage stage, Totals totals) {}

  ProgressLog(String run, Closing closing) {
    this(
        run,
        closing,
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "reconcile-progress");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /**
   * @param timer is shut down in the end
   */
  ProgressLog(String run, Closing closing, ScheduledExecutorService timer) {
    this.run = run;
    this.closing = closing;
    this.timer = timer;
    this.writing = timer.scheduleAtFixedRate(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void reached(Stage stage, Totals totals) {
    last = new Reached(stage, totals);
  }

  @Override
  public boolean mustStop() {
    return closing.hasBegun();
  }

  private void write() {
    Reached reached = last;
    LogFields line =
        LogFields.of("function", "reconcile")
            .with("run", run)
            .with("stage", Reporter.label(reached.stage()));
    for (Count count :
        new Count[] {
          Count.PEOPLE, Count.CREATED, Count.UPDATED, Count.TO_WITHDRAW, Count.WITHDRAWN
        }) {
      line = line.with(count.label(), reached.totals().of(count));
    }
    LOG.infof("%s", line);
  }

  @Override
  public void close() {
    writing.cancel(false);
    timer.shutdownNow();
  }
}
