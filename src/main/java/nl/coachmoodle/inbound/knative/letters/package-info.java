/**
 * Keeps events that nobody could process: in files, because they must outlive every process, and
 * until somebody sends them to the broker again. Only where {@code dead-letters.directory} is set.
 */
@NullMarked
package nl.coachmoodle.inbound.knative.letters;

import org.jspecify.annotations.NullMarked;
