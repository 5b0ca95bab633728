/** Keeps what the README lists equal to what the sources say. */
package nl.coachmoodle.readme;
