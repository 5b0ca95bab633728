/**
 * How Coachview's REST API is spoken: tokens, the quota of a day, the conventions of its lists, and
 * a reading that is either complete or failed. Everything that is not public about the API is a
 * setting: its names in {@link nl.coachmoodle.coachview.wire.CoachviewNames}, and nowhere else.
 */
@NullMarked
package nl.coachmoodle.coachview.wire;

import org.jspecify.annotations.NullMarked;
