/**
 * The HTTP doors: who may come in, and how a message becomes the input of a function. A door knows
 * nothing of Moodle; it calls a function and turns its outcome into a status and a sentence.
 */
@NullMarked
package nl.coachmoodle.inbound;

import org.jspecify.annotations.NullMarked;
