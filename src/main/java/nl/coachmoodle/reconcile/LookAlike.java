package nl.coachmoodle.reconcile;

/**
 * Two persons in Coachview under two external ids that look like one: merged, recreated or entered
 * twice.
 *
 * @param externalId of the one that was read first
 * @param otherExternalId of the other one
 * @param by what is the same
 */
public record LookAlike(String externalId, String otherExternalId, By by) {

  /** What two persons can share. */
  public enum By {
    EMAIL,
    NAME_AND_BIRTH_DATE
  }
}
