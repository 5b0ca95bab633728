/**
 * What a hostile, broken or confused sender can send, for the tests of every parser: {@code
 * Hostile*Test} in each room. A few thousand inputs are part of every build, {@code mvn verify
 * -Pfaults} sends more than a million.
 */
package nl.coachmoodle.hostile;
