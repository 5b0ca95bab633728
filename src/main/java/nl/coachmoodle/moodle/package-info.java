/**
 * Moodle as the rest of this software sees it: the seven web service functions, typed, in bulk, and
 * with an outcome for every single item.
 *
 * <p>{@link nl.coachmoodle.moodle.MoodleService} is the door. How it is spoken over HTTP is the
 * matter of {@link nl.coachmoodle.moodle.wire}.
 */
@NullMarked
package nl.coachmoodle.moodle;

import org.jspecify.annotations.NullMarked;
