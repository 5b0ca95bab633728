package nl.coachmoodle.reconcile;

/** Is told how far a run is, after every step of it. */
public interface Progress {

  /** The run has come as far as this. */
  void reached(Stage stage, Totals totals);
}
