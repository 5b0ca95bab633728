package nl.coachmoodle.reconcile;

import java.time.Duration;

/**
 * What one part of a run may take.
 *
 * @param time after which nothing new is begun; keep it under the platform's limit
 * @param details people, refusals and look-alikes that a report tells one by one
 * @param endedLongAgo withdrawals in course runs that ended longer ago than this are left alone,
 *     unless they changed in the window that is read
 */
public record RunLimits(Duration time, int details, Duration endedLongAgo) {}
