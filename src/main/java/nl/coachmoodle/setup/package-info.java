/**
 * Looks whether Moodle is set up as this software needs it, and names the setting that is missing:
 * one class per check, in an order in which a failed one explains later ones. Coachview is looked
 * at as well, and the door for webhooks where this build has one.
 *
 * <p>Every question is built to do nothing, or to be refused after Moodle has checked the rights
 * that it is about; why it writes nothing stands at the question.
 */
@NullMarked
package nl.coachmoodle.setup;

import org.jspecify.annotations.NullMarked;
