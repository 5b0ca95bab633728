/** Replaying recorded requests of real Moodle sites against the stand-in, and comparing answers. */
package nl.coachmoodle.standin.recorded;
