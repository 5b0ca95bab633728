/**
 * The heart: what Coachview wants, compared with what Moodle shows, becomes a plan, and a plan
 * becomes changes. Everything works on lists, and one participant is a list of one.
 *
 * <p>{@link nl.coachmoodle.roster.Roster} is the door. Plain Java: no Quarkus, no HTTP, no JSON.
 */
@NullMarked
package nl.coachmoodle.roster;

import org.jspecify.annotations.NullMarked;
