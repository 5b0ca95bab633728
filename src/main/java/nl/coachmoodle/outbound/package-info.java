/**
 * What this software sends on: work for its own functions, by the queue or broker of the platform,
 * and messages that nobody can process, to the dead letters.
 */
@NullMarked
package nl.coachmoodle.outbound;

import org.jspecify.annotations.NullMarked;
