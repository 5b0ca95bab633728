/**
 * The operations: one class with one {@code @Funq} method each. A function reads its request, says
 * what is wanted as {@link nl.coachmoodle.roster.Wish}es, and reports what became of them.
 *
 * <p>A request is a JSON object about one participant, or one with a list {@code participants}.
 * Names of fields are accepted in any casing, and the names of Coachview's e-learning link as well.
 */
@NullMarked
package nl.coachmoodle.function;

import org.jspecify.annotations.NullMarked;
