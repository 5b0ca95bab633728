/**
 * Counts and times, so that an operator can put an alarm on them. What collects them is the
 * platform's: Prometheus on Knative, CloudWatch on AWS.
 */
@NullMarked
package nl.coachmoodle.telemetry;

import org.jspecify.annotations.NullMarked;
