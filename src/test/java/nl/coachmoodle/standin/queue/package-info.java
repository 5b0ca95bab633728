/** Where messages are sent on to: a queue as Amazon's, and a sink for CloudEvents. */
package nl.coachmoodle.standin.queue;
