package nl.coachmoodle.moodle.wire;

/**
 * How much goes to Moodle at once. The defaults come from measurements: beyond about fifty items a
 * bigger batch gains nothing, a creation hashes a password of up to 70 ms, and more than two
 * parallel calls gain nothing either.
 *
 * @param lookups values per look-up
 * @param creations accounts per creation
 * @param updates accounts per update
 * @param memberships members per cohort call
 * @param enrolments enrolments per call
 * @param formVariables form variables per call, the three fixed ones included; PHP silently drops
 *     what is beyond {@code max_input_vars}, which is 1000 on many sites
 * @param parallelCalls calls at the same time
 */
public record Limits(
    int lookups,
    int creations,
    int updates,
    int memberships,
    int enrolments,
    int formVariables,
    int parallelCalls) {

  public Limits {
    atLeastOne("lookups", lookups);
    atLeastOne("creations", creations);
    atLeastOne("updates", updates);
    atLeastOne("memberships", memberships);
    atLeastOne("enrolments", enrolments);
    atLeastOne("formVariables", formVariables);
    atLeastOne("parallelCalls", parallelCalls);
  }

  /** The measured defaults. */
  public static Limits defaults() {
    return new Limits(100, 20, 50, 50, 50, 900, 2);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, and is " + value);
    }
  }
}
