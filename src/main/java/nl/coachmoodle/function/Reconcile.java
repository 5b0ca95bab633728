package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import nl.coachmoodle.reconcile.report.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * Brings Moodle to what Coachview says now: everything that changed in a window, or everything. In
 * bulk, with a plan and a brake. Called by a scheduler, and by itself while a run is unfinished.
 *
 * <p>Request: one of {@code since} (a date), {@code lookBack} ({@code 26h}) and {@code everything}
 * ({@code true}), {@code mode}, {@code scope} ({@code people}, {@code access}, {@code both}),
 * {@code limit}, {@code allowWithdrawals}, {@code onFailure}; or the {@code cursor} of an
 * unfinished run.
 */
// The report is written to files as well, where nothing else tells a native executable its parts.
@RegisterForReflection(targets = RunReport.class)
public class Reconcile {
  private final ReconcileRuns runs;

  public Reconcile(ReconcileRuns runs) {
    this.runs = runs;
  }

  /**
   * Runs one part of a run, or all of it; answers nothing when the dead letters have the request.
   */
  @Funq
  public @Nullable RunReport reconcile(Map<String, Object> request) {
    return runs.run(request).orElse(null);
  }
}
