package nl.coachmoodle.reconcile;

/** How far a reconcile run is. */
public enum Stage {
  /** Finds out whom the changes in the window concern. */
  GATHERING,
  /** Reads persons, compares, grants and updates. */
  COMPARING,
  /** Everything was read: takes away what is no longer wanted, if the brake lets it. */
  WITHDRAWING
}
