/** The seven web service functions, as Moodle's code of each release behaves. */
package nl.coachmoodle.standin.function;
