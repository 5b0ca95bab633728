/**
 * Makes the HTTP clients of the other rooms, all in the same way: TLS is verified, redirects are
 * not followed, connections are kept open for a short time only. What is asked and answered is the
 * rooms' own. It also has what a native executable needs for the guards of those rooms, whose timer
 * is a thread that ends with the process.
 */
@NullMarked
package nl.coachmoodle.http;

import org.jspecify.annotations.NullMarked;
