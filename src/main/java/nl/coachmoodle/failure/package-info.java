/**
 * What can go wrong, in one place: every failure has a stable code, a class that says who must act,
 * and a sentence with its fix in Dutch, English and German.
 *
 * <p>The bottom of the house: every other room may use it, and it uses none of them.
 */
@NullMarked
package nl.coachmoodle.failure;

import org.jspecify.annotations.NullMarked;
