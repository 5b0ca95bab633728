package nl.coachmoodle.bench.roster;

/**
 * What a list cost.
 *
 * @param name what its participants were: new, unchanged or changed
 * @param size how many there were
 * @param calls of Moodle
 * @param seconds from begin to end
 * @param inMoodle the seconds of these that Moodle took
 * @param alone seconds of one participant alone
 * @param heap megabytes that stayed in use
 */
record Row(
    String name, int size, int calls, double seconds, double inMoodle, double alone, long heap) {

  /** How much longer it took than Moodle. */
  double ratio() {
    return seconds / inMoodle;
  }

  /** Seconds of all of them, one at a time. */
  double oneAtATime() {
    return alone * size;
  }
}
