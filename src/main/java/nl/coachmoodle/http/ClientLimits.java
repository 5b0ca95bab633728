package nl.coachmoodle.http;

import java.time.Duration;

/**
 * How long a client waits, and how much it does at once.
 *
 * @param connectTimeout for a connection, TLS not counted; milliseconds are the finest
 * @param readTimeout for a free connection; and once there is one, for the next part of the answer
 * @param connections open to one host at the same time; others wait for one
 */
public record ClientLimits(Duration connectTimeout, Duration readTimeout, int connections) {}
