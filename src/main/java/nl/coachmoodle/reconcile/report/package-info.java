/**
 * Tells what a reconcile run did, in words: {@link nl.coachmoodle.reconcile.report.ReportWriter}
 * makes a {@link nl.coachmoodle.reconcile.report.RunReport} of it, and {@link
 * nl.coachmoodle.reconcile.report.ReportPage} a page that a person reads. Plain Java.
 */
@NullMarked
package nl.coachmoodle.reconcile.report;

import org.jspecify.annotations.NullMarked;
