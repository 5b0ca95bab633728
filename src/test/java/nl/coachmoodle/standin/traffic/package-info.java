/** The HTTP side: receiving calls, remembering them, and answering wrongly on request. */
package nl.coachmoodle.standin.traffic;
