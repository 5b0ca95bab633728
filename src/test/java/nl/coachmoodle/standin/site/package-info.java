/** What a Moodle site holds: people, courses, cohorts, settings, and changing them as one. */
package nl.coachmoodle.standin.site;
