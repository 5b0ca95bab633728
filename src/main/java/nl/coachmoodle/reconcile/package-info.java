/**
 * What Coachview says, as what is wanted in Moodle. Plain Java above {@code coachview} and {@code
 * roster}.
 *
 * <p>{@link nl.coachmoodle.reconcile.CoachviewReader} reads everything about some persons, {@link
 * nl.coachmoodle.reconcile.WantedState} turns it into {@link nl.coachmoodle.roster.Wish}es by the
 * customer's {@link nl.coachmoodle.reconcile.AccessRules}.
 */
@NullMarked
package nl.coachmoodle.reconcile;

import org.jspecify.annotations.NullMarked;
