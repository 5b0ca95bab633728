/**
 * What only the Knative image needs: its functions are reachable over HTTP, so they are kept
 * closed, and their failures become HTTP statuses that a broker understands.
 */
@NullMarked
package nl.coachmoodle.inbound.knative;

import org.jspecify.annotations.NullMarked;
