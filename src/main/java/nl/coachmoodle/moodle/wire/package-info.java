/**
 * How Moodle's REST protocol is spoken: forms out, answers in, errors told apart, lists cut into
 * batches, faults outlived. Measured facts about the protocol stand at the classes that rest on
 * them.
 */
@NullMarked
package nl.coachmoodle.moodle.wire;

import org.jspecify.annotations.NullMarked;
