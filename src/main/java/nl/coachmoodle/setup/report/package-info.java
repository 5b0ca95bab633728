/**
 * What an examination of the set-up has found and how it is told: the vocabulary of findings, the
 * administration pages by version of Moodle, and the same report as data, as text and as a page.
 */
@NullMarked
package nl.coachmoodle.setup.report;

import org.jspecify.annotations.NullMarked;
