/**
 * The seven web service functions, as the code of each Moodle release behaves. What they do was
 * measured on running sites and is held to the recordings in the test resources; where a release
 * was only read and not measured, a comment says so.
 */
package nl.coachmoodle.standin.function;
