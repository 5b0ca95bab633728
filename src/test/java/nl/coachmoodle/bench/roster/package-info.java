/** What lists of participants cost, in calls and in time. */
package nl.coachmoodle.bench.roster;
