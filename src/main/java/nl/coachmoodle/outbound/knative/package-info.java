/** Sends CloudEvents, in the binary mode of the HTTP protocol binding, to a broker or a sink. */
@NullMarked
package nl.coachmoodle.outbound.knative;

import org.jspecify.annotations.NullMarked;
