package nl.coachmoodle.bench.start;

/**
 * One start.
 *
 * @param first milliseconds to the first answer
 * @param warm milliseconds of a later call
 * @param idleKb kilobytes of resident memory after the first answer
 * @param loadedKb the same after the later calls
 */
record Sample(double first, double warm, long idleKb, long loadedKb) {}
