/**
 * Programs that measure, started by the scripts in {@code deploy/bench}: each prints its table, and
 * ends with 1 when a goal is missed. Compiled with the tests, and never run as tests. Here is what
 * they share; a package below is one thing that is measured.
 */
package nl.coachmoodle.bench;
