package nl.coachmoodle.reconcile;

/** Is told how far a run is, after every step of it, and can ask it to stop. */
public interface Progress {

  /** The run has come as far as this. */
  void reached(Stage stage, Totals totals);

  /** Whether the run should stop before its next step, as it does when its time is over. */
  default boolean mustStop() {
    return false;
  }
}
