package nl.coachmoodle.reconcile;

/** Where persons are looked for that share an external id. */
public enum Twins {
  /** Among the persons of one reading: for readings that see everybody. */
  IN_THE_READING,
  /** In all of Coachview: one more request for every 100 persons. */
  IN_COACHVIEW
}
