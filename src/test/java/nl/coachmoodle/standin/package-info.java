/**
 * Substitutes for the peers of this project, for tests, development and demonstrations. Plain
 * programs without any dependency on production code.
 */
package nl.coachmoodle.standin;
