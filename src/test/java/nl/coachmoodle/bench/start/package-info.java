/** How long processes take to start, and how much memory they then hold. */
package nl.coachmoodle.bench.start;
