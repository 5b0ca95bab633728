/** Tells Prometheus what happened. Part of the Knative image only. */
@NullMarked
package nl.coachmoodle.telemetry.prometheus;

import org.jspecify.annotations.NullMarked;
