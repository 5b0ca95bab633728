/**
 * Coachview as the rest of this software sees it: the entities that decide who may learn what, read
 * in pages or by id. Plain Java.
 *
 * <p>{@link nl.coachmoodle.coachview.CoachviewService} is the door. How it is spoken over HTTP is
 * the matter of {@code coachview.wire}.
 */
@NullMarked
package nl.coachmoodle.coachview;

import org.jspecify.annotations.NullMarked;
